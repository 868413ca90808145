using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace PartnerSite.Data;

/// <summary>
/// The model. Identity and Data Protection work with it; what every request needs goes through the stores instead, and
/// its sets are here for the migrations, for tests and for benchmarks.
/// </summary>
public class AppDbContext : IdentityUserContext<ApplicationUser>, IDataProtectionKeyContext
{
    /// <summary>The model as SQLite has it.</summary>
    public AppDbContext(DbContextOptions<AppDbContext> options)
        : base(options)
    {
    }

    /// <summary>The model as another database has it.</summary>
    protected AppDbContext(DbContextOptions options)
        : base(options)
    {
    }

    /// <summary>The users' attributes. The stores read and write them.</summary>
    public DbSet<UserAttribute> UserAttributes => Set<UserAttribute>();

    /// <summary>Sessions that were signed out. The stores read and write them.</summary>
    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();

    /// <summary>Where users are signed in. The stores read and write it.</summary>
    public DbSet<OpenSession> OpenSessions => Set<OpenSession>();

    /// <summary>What is stored about the users' connections besides attributes. The stores read and write it.</summary>
    public DbSet<PartnerConnection> PartnerConnections => Set<PartnerConnection>();

    /// <summary>What was done with the users' connections. The stores read and write it.</summary>
    public DbSet<ActivityEntry> Activity => Set<ActivityEntry>();

    /// <summary>Jobs that one instance does at a time. The stores read and write them.</summary>
    public DbSet<Lease> Leases => Set<Lease>();

    /// <summary>What users sign in with besides the password.</summary>
    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    /// <summary>Data Protection's ring, sealed by the root key.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        builder.Entity<ApplicationUser>(user =>
        {
            user.Property(u => u.IsActive).HasDefaultValue(true).HasSentinel(true);
            user.Property(u => u.WantsNotices).HasDefaultValue(true).HasSentinel(true);
            user.Property(u => u.Language).HasMaxLength(16);
        });

        builder.Entity<EndedSession>(session =>
        {
            session.Property(s => s.Id).HasMaxLength(64);
            session.HasIndex(s => s.ForgetAt);
        });

        builder.Entity<OpenSession>(session =>
        {
            session.Property(s => s.Id).HasMaxLength(64);
            session.Property(s => s.Browser).HasMaxLength(ActivityEntry.MaxBrowserLength);
            session.HasIndex(s => s.UserId);
            session.HasIndex(s => s.LastSeenAt);
            session.HasOne<ApplicationUser>().WithMany().HasForeignKey(s => s.UserId);
        });

        builder.Entity<UserAttribute>(attribute =>
        {
            attribute.Property(a => a.Key).HasMaxLength(128);
            attribute.Property(a => a.Tags).HasConversion<TagsConverter, TagsComparer>();
            attribute.HasIndex(a => new { a.UserId, a.Key }).IsUnique();

            // Finds the owner of an id. Envelopes are left out: nobody searches for one, and every write would update
            // the index.
            attribute.HasIndex(a => new { a.Key, a.Value }).HasFilter("\"Tags\" NOT LIKE '%\"sensitive\"%'");
            attribute.HasOne<ApplicationUser>().WithMany().HasForeignKey(a => a.UserId);
        });

        builder.Entity<PartnerConnection>(connection =>
        {
            connection.HasKey(c => new { c.UserId, c.Partner });
            connection.Property(c => c.Partner).HasMaxLength(128);
            connection.Property(c => c.MessageArguments).HasColumnName("MessagePlaces");
            connection.HasIndex(c => c.AskedAt);
            connection.HasIndex(c => c.NoticeDueAt).HasFilter("\"NoticeDueAt\" IS NOT NULL");
            connection.HasOne<ApplicationUser>().WithMany().HasForeignKey(c => c.UserId);
        });

        builder.Entity<ActivityEntry>(entry =>
        {
            entry.HasKey(e => new { e.UserId, e.Number });
            entry.Property(e => e.Browser).HasMaxLength(ActivityEntry.MaxBrowserLength);
            entry.Property(e => e.Times).HasDefaultValue(1);
            entry.HasIndex(e => e.At);
            entry.HasOne<ApplicationUser>().WithMany().HasForeignKey(e => e.UserId);
        });

        builder.Entity<SecondFactor>(factor =>
        {
            factor.HasIndex(f => f.UserId).IsUnique();
            factor.HasOne<ApplicationUser>().WithOne().HasForeignKey<SecondFactor>(f => f.UserId);
        });

        builder.Entity<Lease>().HasKey(lease => lease.Name);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
}
