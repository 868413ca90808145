using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

/// <summary>Texts of columns that may be empty.</summary>
internal static class StoredText
{
    /// <summary>A text; null when there is none.</summary>
    public static string? Read(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A parameter's value: what SQLite calls NULL when there is none.</summary>
    public static object OrNull(object? value) => value ?? DBNull.Value;
}
