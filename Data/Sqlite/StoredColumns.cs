using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

/// <summary>Reads and writes nullable text columns.</summary>
internal static class StoredText
{
    /// <summary>The text, or null.</summary>
    public static string? Read(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A parameter's value, with <see cref="DBNull"/> for null.</summary>
    public static object OrNull(object? value) => value ?? DBNull.Value;
}

internal static class StoredTime
{
    /// <summary>
    /// A time (UTC); null when there is none or it can't be read: a damaged row must not break its owner's page.
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
