using System.Text.Json;

namespace PartnerSite.Services.Activity;

/// <summary>What was done, without any value.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Partner">The tag of the partner, if it is about one.</param>
/// <param name="Attributes">The keys of the attributes, if it is about any.</param>
/// <param name="Status">The outcome of a check: the name of a status, or <see cref="Limited"/>.</param>
public sealed record ActivityEvent(
    ActivityKind Kind, string? Partner = null, IReadOnlyList<string>? Attributes = null, string? Status = null)
{
    /// <summary>The outcome of a check that says connected, with limits.</summary>
    public const string Limited = "connected_limited";

    /// <summary>The outcome as programs read it, who find limits in the connection's details.</summary>
    public string? StatusForPrograms => Status == Limited ? "connected" : Status;

    /// <summary>The single things that a save did; empty for anything else, which is a single thing.</summary>
    public IReadOnlyList<ActivityEvent> Parts { get; init; } = [];

    /// <summary>The single things that were done.</summary>
    public IReadOnlyList<ActivityEvent> Each => Parts.Count > 0 ? Parts : [this];

    /// <summary>What a save did, as one event: a single thing as that, several as the parts of a save.</summary>
    public static IReadOnlyList<ActivityEvent> OfSave(IReadOnlyList<ActivityEvent> parts) => parts.Count < 2 ? parts :
    [
        new(
            ActivityKind.Saved,
            OnlyOne(parts.Select(part => part.Partner)),
            [.. parts.SelectMany(part => part.Attributes ?? []).Distinct()],
            OnlyOne(parts.Select(part => part.Status).OfType<string>()))
        {
            Parts = parts,
        },
    ];

    private static string? OnlyOne(IEnumerable<string?> names) =>
        names.Distinct().Take(2).ToList() is [var name] ? name : null;
}

/// <summary>What can be done with a user's connections.</summary>
public enum ActivityKind
{
    /// <summary>Attributes were stored that were not before.</summary>
    AttributesSet,

    /// <summary>Stored attributes got other values.</summary>
    AttributesChanged,

    /// <summary>Some of a partner's attributes were removed, and others remain.</summary>
    AttributesRemoved,

    /// <summary>All of a partner's attributes were removed.</summary>
    Disconnected,

    /// <summary>The prompt of the first sign-in was skipped.</summary>
    Skipped,

    /// <summary>
    /// A connection was checked by its user, or by the site with news; with attributes, those that were typed and not
    /// stored.
    /// </summary>
    Checked,

    /// <summary>The site checked a connection again by itself, and nothing has changed.</summary>
    Rechecked,

    /// <summary>A program signed in.</summary>
    ApiSignedIn,

    /// <summary>Somebody signed in at the site with the password, and the second factor if there is one.</summary>
    SignedIn,

    /// <summary>A sign-in with a wrong password or code, or of a locked or disabled account, was refused.</summary>
    SignInRefused,

    /// <summary>A sign-in was refused because there were too many.</summary>
    SignInLimited,

    /// <summary>A wrong password was entered where a signed-in user is asked for it again.</summary>
    PasswordRefused,

    /// <summary>Too many wrong passwords in a row locked the account for strangers.</summary>
    Locked,

    /// <summary>The operator ended a lock.</summary>
    Unlocked,

    /// <summary>The operator disabled the account.</summary>
    Disabled,

    /// <summary>The operator enabled the account again.</summary>
    Enabled,

    /// <summary>The operator made a link by which the owner sets a new password.</summary>
    ResetLinkMade,

    /// <summary>The password was changed or reset.</summary>
    PasswordChanged,

    /// <summary>The account has another e-mail address.</summary>
    EmailChanged,

    /// <summary>The second factor was turned on.</summary>
    SecondFactorOn,

    /// <summary>The second factor was moved to another authenticator app.</summary>
    SecondFactorMoved,

    /// <summary>The second factor was turned off.</summary>
    SecondFactorOff,

    /// <summary>New recovery codes replaced the old ones.</summary>
    RecoveryCodesMade,

    /// <summary>A recovery code was used up.</summary>
    RecoveryCodeUsed,

    /// <summary>A session or token was ended by itself.</summary>
    SignedOut,

    /// <summary>A session or token was ended from another one.</summary>
    SessionEnded,

    /// <summary>All sessions and tokens were ended.</summary>
    SignedOutEverywhere,

    /// <summary>A sealed attribute was put under another key.</summary>
    KeyChanged,

    /// <summary>A save did several things at once, which are its parts.</summary>
    Saved,
}

/// <summary>The kinds by the names that are stored and that programs read.</summary>
internal static class ActivityKinds
{
    private static readonly Dictionary<ActivityKind, string> Names = Enum.GetValues<ActivityKind>()
        .ToDictionary(kind => kind, kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()));

    private static readonly Dictionary<string, ActivityKind> Kinds = Names.ToDictionary(
        name => name.Value, name => name.Key);

    public static string Name(this ActivityKind kind) => Names[kind];

    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public static ActivityKind Parse(string name) => Kinds[name];

    public static ActivityKind? Find(string? name) =>
        name is not null && Kinds.TryGetValue(name, out var kind) ? kind : null;
}
