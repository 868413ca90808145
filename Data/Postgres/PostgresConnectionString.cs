using Npgsql;
using PartnerSite.Services.Startup;

namespace PartnerSite.Data.Postgres;

/// <summary>
/// The connection string of the site: what an operator wrote, what the site chooses unless he did, and what a save
/// depends on, which he can't choose.
/// </summary>
internal static class PostgresConnectionString
{
    /// <summary>The setting.</summary>
    public const string Setting = "ConnectionStrings:Postgres";

    private const string Example =
        "Host=db.example.com;Database=partnersite;Username=partnersite;Password=… ; several hosts have commas between";

    // A host that is away keeps nobody for longer than two seconds; one that became the primary is found within one.
    private const string Choices =
        "Timeout=2;Command Timeout=5;Host Recheck Seconds=1;Maximum Pool Size=20;Max Auto Prepare=100;"
        + "GSS Encryption Mode=Disable;Application Name=PartnerSite";

    /// <exception cref="StartupException">It is missing, or can't be used.</exception>
    public static NpgsqlConnectionStringBuilder Read(IConfiguration settings)
    {
        var text = settings.Text(Setting)
            ?? throw new StartupException($"Database:Provider is Postgres, and {Setting} is not set. Set it, such as "
                + $"{Example}.");
        var builder = Parse(text);

        if (string.IsNullOrWhiteSpace(builder.Host))
        {
            throw new StartupException($"{Setting} names no Host. Write it as {Example}.");
        }

        // No cancelled wait may look like a commit, and a wait that the site gave up ends its connection.
        builder.CancellationTimeout = -1;
        builder.Enlist = false;
        builder.NoResetOnClose = true;
        builder.Multiplexing = false;

        // They repeat values, which may be secret.
        builder.IncludeErrorDetail = false;

        // Npgsql takes it with several hosts alone.
        builder.TargetSessionAttributes = builder.Host.Contains(',') ? "primary" : null;
        return builder;
    }

    private static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            return new($"{Choices};{text}");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            // Without the reason, which may repeat a password.
            throw new StartupException(
                $"{Setting} can't be used: a word of it is unknown, or its value is wrong. Write it as {Example}.");
        }
    }
}
