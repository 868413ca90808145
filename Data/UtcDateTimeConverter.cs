using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PartnerSite.Data;

/// <summary>
/// Times are UTC. SQLite forgets the kind, so it is set again on reading; PostgreSQL asks for it on writing.
/// </summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc), time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
