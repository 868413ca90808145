using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PartnerSite.Data;

/// <summary>Times are UTC; SQLite forgets the kind, so it is set again on reading.</summary>
internal sealed class UtcDateTimeConverter()
    : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
