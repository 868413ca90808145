namespace PartnerSite.Services.Encryption.Keys;

/// <summary>The root key of a developer's machine: a file with mode 0600, created when it is missing.</summary>
internal static class DevelopmentKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The text in the file; <paramref name="created"/> tells whether this call made it.</summary>
    public static string ReadOrCreate(string path, out bool created)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        created = TryCreate(path);

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }

        return File.ReadAllText(path).Trim();
    }

    private static bool TryCreate(string path)
    {
        if (File.Exists(path))
        {
            return false;
        }

        // Written to another file first and then moved: two starts at once, or an interrupted one, leave one complete
        // key.
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        try
        {
            using (var writer = new StreamWriter(draft, options))
            {
                writer.WriteLine(EncryptionKey.Generate());
            }

            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return false;
        }
    }
}
