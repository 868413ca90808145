using System.Text.RegularExpressions;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>The result of asking a partner about a user's values, or why it was not asked.</summary>
/// <param name="Status">
/// <see cref="PartnerStatus.Connected"/> and <see cref="PartnerStatus.NeedsAttention"/> are the partner's verdict on
/// the values.
/// </param>
/// <param name="Message">
/// A sentence for the user; its arguments are plain text, and never a secret.
/// </param>
public sealed partial record PartnerCheck(PartnerStatus Status, Message Message)
{
    /// <summary>The <see cref="ExpiresAt"/> of a secret that never expires.</summary>
    public static readonly DateTime Never = DateTime.SpecifyKind(DateTime.MaxValue.Date, DateTimeKind.Utc);

    /// <summary>The detail that is there when the values work, but the partner limits what they can do.</summary>
    public const string Limited = "limited";

    /// <summary>The detail with what the account is called.</summary>
    public const string AccountName = "account_name";

    /// <summary>The detail that tells one account from another, whatever it is called.</summary>
    public const string AccountId = "account_id";

    /// <summary>The detail with the code of a refusal.</summary>
    public const string ErrorCode = "error_code";

    /// <summary>The detail with the code that says more than <see cref="ErrorCode"/>.</summary>
    public const string ErrorSubcode = "error_subcode";

    /// <summary>The detail with what the partner's support finds a refused request by.</summary>
    public const string ErrorTrace = "fbtrace_id";

    /// <summary>When the partner was asked (UTC). Callers set it, not checkers.</summary>
    public DateTime At { get; init; }

    /// <summary>The key of the attribute at fault, if it is one.</summary>
    public string? Field { get; init; }

    /// <summary>What the partner says about the account, none of it secret, by snake_case names.</summary>
    /// <exception cref="ArgumentException">A name is written otherwise.</exception>
    public IReadOnlyDictionary<string, string> Details
    {
        get;
        init => field = value.Keys.FirstOrDefault(name => !IsDetail(name)) is { } other
            ? throw new ArgumentException($"The detail '{other}' is not written in snake_case.")
            : value;
    } = new Dictionary<string, string>();

    /// <summary>When the secret expires (UTC), if the partner says so.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>The partner gave no response that can be read, which says nothing about the values.</summary>
    public bool IsOutage { get; init; }

    /// <summary>
    /// The partner refuses the values for a reason that nobody knows: that doubts values that are typed, and leaves a
    /// verdict on stored ones as it is.
    /// </summary>
    public bool IsDoubt { get; init; }

    /// <summary>The partner was asked.</summary>
    public bool WasAsked { get; init; } = true;

    /// <summary>The partner says whether the values work.</summary>
    public bool IsVerdict => Status is PartnerStatus.Connected or PartnerStatus.NeedsAttention;

    /// <summary>Values that are typed are not saved before the user insists.</summary>
    public bool IsReasonToAsk => Status == PartnerStatus.NeedsAttention || IsDoubt;

    /// <summary>
    /// Names what a user is asked before the values are saved: the same when they are tried again, and another when
    /// the partner gives another reason, or they lead to another account.
    /// </summary>
    public string Question =>
        Details.TryGetValue(AccountId, out var account) ? $"{Message.Key}:{account}" : Message.Key;

    /// <summary>The values work, but the partner limits what they can do.</summary>
    public bool IsLimited => Status == PartnerStatus.Connected && Details.ContainsKey(Limited);

    /// <summary>
    /// The page of the partner where its user goes on, when no field of this site is at fault; null when there is
    /// none.
    /// </summary>
    public PartnerPlace? PlaceAt(Partner partner) =>
        IsLimited || this is { Status: PartnerStatus.NeedsAttention, Field: null }
            ? partner.Places.FirstOrDefault(place => place.Messages.Contains(Message.Key))
                ?? partner.Places.FirstOrDefault(place => place.Messages.Count == 0)
            : null;

    /// <summary>
    /// The version of the values that the partner was asked about, by
    /// <see cref="PartnerProfile.VersionOf(Data.StoredProfile, Partner)"/>.
    /// </summary>
    internal string? AskedVersion { get; init; }

    /// <summary>The partner knows the account, and accepts the values.</summary>
    public static PartnerCheck Connected(Message message) => new(PartnerStatus.Connected, message);

    /// <summary>The partner refuses the values.</summary>
    public static PartnerCheck NeedsAttention(Message message, string? field = null) =>
        new(PartnerStatus.NeedsAttention, message) { Field = field };

    /// <summary>
    /// The partner responded, without saying whether the values work: the key of a sentence, which is stored without
    /// arguments.
    /// </summary>
    public static PartnerCheck CouldNotConfirm(string message) => new(PartnerStatus.CouldNotCheck, new(message));

    /// <summary>
    /// The partner refused, without a reason that is known: the sentence has its code, and its trace if there is one.
    /// </summary>
    public static PartnerCheck Doubt(Message message) =>
        new(PartnerStatus.CouldNotCheck, message) { IsDoubt = true };

    /// <summary>The partner gave no response that can be read: the key of a sentence without arguments.</summary>
    public static PartnerCheck CouldNotCheck(string message) =>
        new(PartnerStatus.CouldNotCheck, new(message)) { IsOutage = true };

    /// <summary>The same with a sentence that may name the partner, and has no other argument.</summary>
    public static PartnerCheck CouldNotCheck(string message, Partner partner) =>
        CouldNotCheck(message) with { Message = new(message, partner) };

    /// <summary>The partner was not asked.</summary>
    public static PartnerCheck NotAsked(PartnerStatus status, Message message, DateTime at, string? field = null) =>
        new(status, message) { At = at, Field = field, WasAsked = false };

    /// <summary>Whether a detail may have this name.</summary>
    internal static bool IsDetail(string name) => DetailName().IsMatch(name);

    /// <summary>The event for its owner's activity.</summary>
    /// <param name="partner">The partner that was asked.</param>
    /// <param name="kind">Checked by the user, or rechecked by the site.</param>
    /// <param name="attributes">The keys of typed values that are not stored, if it was about those.</param>
    internal ActivityEvent EventFor(
        Partner partner,
        ActivityKind kind = ActivityKind.Checked,
        IReadOnlyList<string>? attributes = null) =>
        new(kind, partner.Tag, attributes, IsLimited ? ActivityEvent.Limited : Status.Name());

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex DetailName();
}
