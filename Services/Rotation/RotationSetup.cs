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

    /// <summary>Looks for rows under keys that this process does not have: Production does not start with them, Development warns.</summary>
    /// <exception cref="StartupException">Rows can't be opened, and their key was not given up by name.</exception>
    public static void CheckKeys(this WebApplication app)
    {
        var lost = app.Configuration.GetSection(LostKeysSetting).Get<string[]>() ?? [];
        var missing = app.Services.GetRequiredService<KeyInventory>().FindMissing().GroupBy(key => (key.KeyId, key.Fault));

        foreach (var key in missing)
        {
            var message = $"{key.Key.Fault} {string.Join(" and ", key.Select(rows => $"{rows.Count} {rows.Table.RowName}{(rows.Count == 1 ? "" : "s")}"))} " +
                $"can't be opened without it. Add it to Encryption:RetiredKeys, or, if it is lost for good, name it in {LostKeysSetting}:0: its users " +
                "are then asked for their tokens again, and everybody has to sign in again.";

            if (app.Environment.IsDevelopment() || lost.Contains(key.Key.KeyId))
            {
                app.Logger.LogWarning("{Message}", message);
            }
            else
            {
                throw new StartupException(message);
            }
        }
    }
}
