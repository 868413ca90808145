using System.Data.Common;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>Statements on a site's database, beside the site.</summary>
public static class SiteStatements
{
    /// <summary>A connection of one's own.</summary>
    public static DbConnection OpenDatabase(this Site site) => site.Database.Open();

    public static List<object?[]> Query(this Site site, string sql)
    {
        using var connection = site.OpenDatabase();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();

        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public static void Execute(this Site site, string sql)
    {
        using var connection = site.OpenDatabase();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
