using Microsoft.EntityFrameworkCore;

namespace PartnerSite.Data;

/// <summary>The model on SQLite, the embedded default.</summary>
public sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options) : AppDbContext(options);
