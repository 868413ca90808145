using System.Globalization;
using PartnerSite.Data;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>What is stored for one partner, and what the partner says about it.</summary>
public sealed class ConnectedPartner
{
    private readonly PartnerConnection? connection;

    internal ConnectedPartner(
        Partner partner,
        IReadOnlyDictionary<string, UserAttribute> rows,
        PartnerConnection? connection,
        AttributeCipher cipher)
    {
        Partner = partner;
        Stored = partner
            .Attributes.Where(attribute => rows.ContainsKey(attribute.Key))
            .ToDictionary(
                attribute => attribute.Key, attribute => StoredAttribute.From(attribute, rows[attribute.Key], cipher));
        this.connection = IsStored ? connection : null;
        Verdict = this.connection is null ? null : CheckColumns.ReadVerdict(this.connection);
        Account = this.connection is null
            ? new Dictionary<string, string>()
            : CheckColumns.ReadAccount(this.connection);
        Attempt = this.connection is null ? null : CheckColumns.ReadAttempt(this.connection, partner);
        Status =
            Stored.Count == 0 ? PartnerStatus.NotSet
            : Unreadable.Any() ? PartnerStatus.NeedsAttention
            : Missing.Any() ? PartnerStatus.Incomplete
            : (Verdict ?? Attempt)?.Status ?? PartnerStatus.Saved;
    }

    /// <summary>The catalog's entry.</summary>
    public Partner Partner { get; }

    /// <summary>The stored attributes by key.</summary>
    public IReadOnlyDictionary<string, StoredAttribute> Stored { get; }

    /// <summary>The state of the connection. Once there is a verdict, a check without one does not change it.</summary>
    public PartnerStatus Status { get; }

    /// <summary>The partner's verdict on what is stored now; null until there is one.</summary>
    public PartnerCheck? Verdict { get; }

    /// <summary>
    /// The account that the values last led to, in the details of its check, also after they changed unchecked; empty
    /// when that is unknown.
    /// </summary>
    public IReadOnlyDictionary<string, string> Account { get; }

    /// <summary>Why the last check gave no verdict; null when it gave one, or there was none.</summary>
    public PartnerCheck? Attempt { get; }

    /// <summary>The last check; null when there was none, or something is missing or can't be decrypted.</summary>
    public PartnerCheck? LastCheck => Missing.Any() || Unreadable.Any() ? null : Attempt ?? Verdict;

    /// <summary>When other server code last used the values (UTC).</summary>
    public DateTime? LastUsedAt => connection?.LastUsedAt;

    /// <summary>
    /// The secret that is known to expire, and when (UTC): from the partner, else the day that the user entered.
    /// </summary>
    public (AttributeDefinition Attribute, DateTime At)? Expiry => Partner.Attributes
        .Where(date => date.Expires is not null)
        .Select(date => (Attribute: Partner.Find(date.Expires!), At: connection?.ExpiresAt ?? EndOfDay(date)))
        .Where(expiry =>
            expiry.Attribute is not null && expiry.At < PartnerCheck.Never && Stored.ContainsKey(expiry.Attribute.Key))
        .Select(expiry => ((AttributeDefinition, DateTime)?)(expiry.Attribute!, expiry.At!.Value))
        .FirstOrDefault();

    /// <summary>At least one attribute is stored.</summary>
    public bool IsStored => Stored.Count > 0;

    /// <summary>The secrets that can't be decrypted any more.</summary>
    public IEnumerable<AttributeDefinition> Unreadable => Partner.Attributes.Where(
        attribute => Stored.GetValueOrDefault(attribute.Key) is StoredSecret { IsReadable: false });

    /// <summary>What is required and not stored.</summary>
    public IEnumerable<AttributeDefinition> Missing =>
        Partner.Attributes.Where(attribute => attribute.Required && !Stored.ContainsKey(attribute.Key));

    /// <summary>The plain value stored under this key; null when there is none or it is a secret.</summary>
    public string? PlainValue(string key) => (Stored.GetValueOrDefault(key) as StoredValue)?.Value;

    private DateTime? EndOfDay(AttributeDefinition date)
    {
        var isDay = DateOnly.TryParseExact(
            PlainValue(date.Key),
            AttributeDefinition.DateFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day);

        return isDay ? day.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc) : null;
    }
}
