using System.Globalization;
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

internal static class StoredTime
{
    /// <summary>
    /// A time (UTC); null when there is none, or when the row was damaged: that must not take its owner's page with it.
    /// </summary>
    public static DateTime? Read(SqliteDataReader reader, int column) =>
        !reader.IsDBNull(column)
        && DateTime.TryParse(
            reader.GetString(column),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : null;
}
