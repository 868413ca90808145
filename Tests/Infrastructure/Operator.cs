namespace PartnerSite.Tests.Infrastructure;

/// <summary>Somebody who runs the program's commands beside a site, as processes with its settings.</summary>
internal sealed class Operator(
    IReadOnlyList<(string Name, string Value)> database, string key, params (string Name, string Value)[] settings)
{
    /// <summary>An operator of a site on a file.</summary>
    public Operator(string databasePath, string key, params (string Name, string Value)[] settings)
        : this([("Database:Path", databasePath)], key, settings)
    {
    }

    /// <summary>An operator of a site that was started.</summary>
    public static Operator Of(Site site, params (string Name, string Value)[] settings)
    {
        site.Start();
        return new(site.Database.Settings, site.EncryptionKey, settings);
    }

    /// <summary>
    /// Runs a command that must end with this exit code, and returns what it has printed; of a failure, its errors.
    /// </summary>
    public async Task<string> RunAsync(int expected, params string[] command)
    {
        var (exitCode, output, errors) = await Tool.TryAsync(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "PartnerSite.dll"), .. command],
            [
                ("ASPNETCORE_ENVIRONMENT", "Production"),
                .. database.Select(setting =>
                    (setting.Name.Replace(":", "__", StringComparison.Ordinal), setting.Value)),
                ("Encryption__Key", key),
                .. settings,
            ]);
        Assert.DoesNotContain(key, output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        Assert.True(exitCode == expected, $"exited with {exitCode}:\n{output}\n{errors}");
        return exitCode == 1 ? errors : output;
    }
}
