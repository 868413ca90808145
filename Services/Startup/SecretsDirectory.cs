namespace PartnerSite.Services.Startup;

internal static class SecretsDirectory
{
    private const string Setting = "Secrets:Directory";

    /// <summary>
    /// Adds a directory with one file a setting, as containers mount secrets: the file's name is the setting's
    /// (<c>Encryption__Key</c>), its text the value. A file overrides every other source.
    /// </summary>
    /// <exception cref="StartupException">The directory is missing, or it or a file in it can't be read.</exception>
    public static WebApplicationBuilder AddSecretsDirectory(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.Text(Setting) is not { } setting)
        {
            return builder;
        }

        var path = Path.GetFullPath(Path.Combine(builder.Environment.ContentRootPath, setting));

        if (!Directory.Exists(path))
        {
            throw new StartupException(
                $"{Setting} names {path}, which is no directory. Make or mount it, with one file a setting, " +
                $"such as Encryption__Key, or remove {Setting}.");
        }

        try
        {
            ((IConfigurationBuilder)builder.Configuration).Add(new SecretFiles(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"{Setting} can't be read ({exception.Message}) " +
                $"Let the account that the site runs as read {path} and every file in it.",
                exception);
        }

        return builder;
    }
}
