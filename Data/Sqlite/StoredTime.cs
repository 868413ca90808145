using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PartnerSite.Data.Sqlite;

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
