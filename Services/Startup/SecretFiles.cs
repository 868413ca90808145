using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;

namespace PartnerSite.Services.Startup;

/// <summary>
/// Settings in files of their own, without the line end that editors and <c>echo</c> put after the value.
/// </summary>
internal sealed class SecretFiles(string directory)
    : KeyPerFileConfigurationProvider(new() { FileProvider = new PhysicalFileProvider(directory) }),
    IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    // The base class removes this operating system's newline only: a file from Windows would keep a CR on Linux.
    public override void Load()
    {
        base.Load();

        foreach (var (setting, text) in Data.ToList())
        {
            Data[setting] = text?.TrimEnd('\r', '\n');
        }
    }
}
