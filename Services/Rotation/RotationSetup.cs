using PartnerSite.Services.Encryption;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Rotation;

internal static class RotationSetup
{
    private const string LostKeysSetting = "Encryption:LostKeys";

    /// <summary>Registers what changes keys.</summary>
    public static WebApplicationBuilder AddRotation(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SealedTable, SealedAttributes>();
        builder.Services.AddSingleton<SealedTable, SealedAuthKeys>();
        builder.Services.AddSingleton<KeyInventory>();
        builder.Services.AddSingleton<Rewrapper>();
        return builder;
    }

    /// <summary>Looks for rows under keys that this process does not have: Development warns of them, everything else does not start with them.</summary>
    /// <exception cref="StartupException">There are such rows, and their key was not given up by name.</exception>
    public static void CheckKeys(this WebApplication app)
    {
        var lost = app.Configuration.GetSection(LostKeysSetting).Get<string[]>() ?? [];
        var missing = app.Services.GetRequiredService<KeyInventory>().FindMissing().GroupBy(rows => (rows.KeyId, rows.Fault, rows.IsNewer));

        foreach (var key in missing)
        {
            var (keyId, fault, isNewer) = key.Key;
            var rows = string.Join(" and ", key.Select(rows => rows.Rows));
            var message = isNewer
                ? $"The database has {rows} that can't be opened. {fault} Start that version, or restore the backup made before it."
                : $"The database has {rows} that can't be opened. {fault} Add it to Encryption:RetiredKeys. If it is lost for good, name it in " +
                  $"{LostKeysSetting} ({LostKeysSetting.Replace(":", "__", StringComparison.Ordinal)}__0={keyId}): users are then asked for their tokens again, and everybody has to sign in again.";

            if (!app.Environment.IsDevelopment() && !lost.Contains(keyId))
            {
                throw new StartupException(message);
            }

            app.Logger.LogWarning("{Message}", message);
        }

        // Who rolls a key out sees which instance has it.
        var keys = app.Services.GetRequiredService<EncryptionKeyRing>();
        var retired = string.Join(", ", keys.Ids.Skip(1).DefaultIfEmpty("none"));
        app.Logger.LogInformation("Encrypting with the key {Active}. Keys that only decrypt: {Retired}.", keys.Active, retired);
    }
}
