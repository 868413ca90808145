using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners;

namespace PartnerSite.Services.Checks;

/// <summary>What asking a partner came to.</summary>
public enum VerdictState
{
    /// <summary>The partner knows the account, and takes the values.</summary>
    Connected,

    /// <summary>The partner refuses the values.</summary>
    NeedsAttention,

    /// <summary>The partner answered, and the answer says neither.</summary>
    CouldNotConfirm,

    /// <summary>The partner gave no answer that can be read: that says nothing about the values.</summary>
    CouldNotCheck,
}

/// <summary>What a partner says of a user's values.</summary>
/// <param name="State">What it came to.</param>
/// <param name="Message">
/// A sentence for the user, in Resources/Checks; what goes into its places is text, and never a secret. One that is not
/// final has no places but the partner's name.
/// </param>
public sealed record Verdict(VerdictState State, Message Message)
{
    /// <summary>The <see cref="ExpiresAt"/> of a secret that never expires.</summary>
    public static readonly DateTime Never = DateTime.SpecifyKind(DateTime.MaxValue.Date, DateTimeKind.Utc);

    /// <summary>The key of the attribute at fault, if it is one.</summary>
    public string? Field { get; init; }

    /// <summary>What the partner says of the account, none of it secret, by snake_case names.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>The partner was asked.</summary>
    internal bool WasAsked { get; init; } = true;

    /// <summary>When the secret expires (UTC), if the partner says so.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>It is about the values, not about reaching the partner.</summary>
    public bool IsFinal => State is VerdictState.Connected or VerdictState.NeedsAttention;

    /// <summary>That the partner was asked, for the owner's activity.</summary>
    internal ActivityEvent EventOf(Partner partner, ActivityKind kind = ActivityKind.Checked) => new(kind, partner.Tag, Status: PartnerCheck.StatusOf(State).Name());

    /// <summary>Stores it as the last one on what is stored. One that is not final leaves an earlier one as it is.</summary>
    internal void Store(PreparedConnection connection, string userId, Partner partner, DateTime at)
    {
        if (IsFinal)
        {
            PartnerConnectionTable.SetVerdict(connection, PartnerCheck.RowOf(this, userId, partner.Tag, at));
        }
        else
        {
            PartnerConnectionTable.SetAttempt(connection, userId, partner.Tag, Message.Key, at);
        }
    }
}
