using PartnerSite.Services.Encryption;
using PartnerSite.Services.Startup;

namespace PartnerSite.Services.Rotation;

internal static class RotationSetup
{
    /// <summary>Registers what changes keys.</summary>
    public static WebApplicationBuilder AddRotation(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SealedTable, SealedAttributes>();
        builder.Services.AddSingleton<SealedTable, SealedAuthKeys>();
        builder.Services.AddSingleton<SealedTable, SealedApps>();
        builder.Services.AddSingleton<KeyInventory>();
        builder.Services.AddHostedService<OldRows>();
        return builder;
    }

    /// <summary>
    /// Looks for rows under keys that this process does not have: Development logs a warning, other environments refuse
    /// to start.
    /// </summary>
    /// <exception cref="StartupException">There are such rows, and their key was not given up by name.</exception>
    public static void CheckKeys(this WebApplication app)
    {
        var lost = LostKeys.Read(app.Configuration);
        var faults = new List<string>();

        // Blocking is fine here: at start nobody waits for this thread.
        var missing = app.Services.GetRequiredService<KeyInventory>()
            .FindMissingAsync(CancellationToken.None)
            .GetAwaiter()
            .GetResult();

        foreach (var key in missing.GroupBy(rows => (rows.KeyId, rows.Fault, rows.IsNewer)))
        {
            var (keyId, fault, isNewer) = key.Key;
            var what =
                $"The database has {string.Join(" and ", key.Select(rows => rows.Rows))} that can't be opened. {fault}";

            if (lost.Contains(keyId) && !isNewer)
            {
                app.Logger.LogWarning("{What} It was given up in {Setting}.", what, LostKeys.Setting);
                continue;
            }

            faults.Add(isNewer
                ? $"{what} Start that version, or restore the backup made before it."
                : $"{what} Add it to Encryption:RetiredKeys. " +
                    $"If it is lost for good, name it in {LostKeys.Setting} (Encryption__LostKeys__0={keyId}): " +
                    "tokens under it are then asked for again, and who signed in under it has to sign in again.");
        }

        if (faults.Count > 0 && !app.Environment.IsDevelopment())
        {
            throw new StartupException(string.Join(Environment.NewLine, faults));
        }

        faults.ForEach(fault => app.Logger.LogWarning("{Fault}", fault));
    }

    /// <summary>Logs the ids of the keys: whoever rolls a key out sees which instance has it.</summary>
    public static void LogKeys(this WebApplication app)
    {
        var keys = app.Services.GetRequiredService<EncryptionKeyRing>();
        var retired = string.Join(", ", keys.Ids.Skip(1).DefaultIfEmpty("none"));
        app.Logger.LogInformation(
            "Encrypting with the key {Active}. Keys that only decrypt: {Retired}.", keys.Active, retired);
    }
}
