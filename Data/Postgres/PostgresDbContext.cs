using Microsoft.EntityFrameworkCore;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace PartnerSite.Data.Postgres;

/// <summary>
/// The model as PostgreSQL has it, with its own migrations. Texts sort by their bytes as in SQLite, whatever the
/// database's language is: no update of the system's languages can then damage an index.
/// </summary>
internal sealed class PostgresDbContext : AppDbContext
{
    private const string Bytes = "C";

    /// <summary>The model of this database.</summary>
    public PostgresDbContext(DbContextOptions<PostgresDbContext> options)
        : base(options)
    {
        // A commit of its own is one that can be watched.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        builder.Entity<UserAttribute>(attribute =>
        {
            foreach (var index in attribute.Metadata.GetIndexes().ToList())
            {
                attribute.Metadata.RemoveIndex(index);
            }

            // The owner is in every key, for databases that distribute rows by it.
            attribute.HasKey(a => new { a.UserId, a.Key });
            attribute.Property(a => a.Id).UseIdentityByDefaultColumn();
            attribute.HasIndex(a => a.Id);
            attribute.Property(a => a.Tags).UseCollation(Bytes);

            // A value may be longer than what an ordinary index takes.
            attribute.HasIndex(a => a.Value).HasMethod("hash").HasFilter("\"Tags\" NOT LIKE '%\"sensitive\"%'");
        });

        // SQLite's site counts in memory.
        builder.Entity<CountedEvent>(counted =>
        {
            counted.ToTable("CountedEvents").HasKey(e => new { e.Name, e.Id });
            counted.HasIndex(e => e.At);
        });

        builder.Entity<PartnerConnection>(connection =>
        {
            // Never asked comes first, as the rechecks read them.
            connection.Metadata.RemoveIndex(connection.HasIndex(c => c.AskedAt).Metadata);
            connection.HasIndex(c => new { c.Partner, c.AskedAt })
                .HasNullSortOrder(NullSortOrder.NullsFirst, NullSortOrder.NullsFirst);
        });
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation(Bytes);
    }
}
