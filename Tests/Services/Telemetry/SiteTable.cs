using Microsoft.Data.Sqlite;

namespace PartnerSite.Tests.Services.Telemetry;

/// <summary>A table of a site that runs as a process.</summary>
internal static class SiteTable
{
    /// <summary>Takes it away: what needs it fails from now on.</summary>
    public static void TakeAway(DirectoryInfo folder, string table)
    {
        var path = Path.Combine(folder.FullName, "App_Data", "partnersite.db");
        using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = $"""ALTER TABLE "{table}" RENAME TO "Gone" """;
        command.ExecuteNonQuery();
    }
}
