using System.Security.Cryptography;
using System.Text;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Pages.Partners;

/// <summary>
/// What a form showed when it was made: it travels in the form, so that after a conflict what its user has not touched
/// can show what is stored by then.
/// </summary>
/// <param name="Partners">The tags of the partners that were stored.</param>
/// <param name="Marks">By attribute key, <see cref="MarkOf"/> the value that was shown.</param>
public sealed record FormStart(IReadOnlySet<string> Partners, IReadOnlyDictionary<string, string> Marks)
{
    // Enough to tell two values apart; whoever sees it sees the value beside it.
    private const int MarkBytes = 8;

    /// <summary>A short text that is the same for the same value, however long that is.</summary>
    public static string MarkOf(string value) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, MarkBytes));

    /// <summary>The partner's part of the form is as it was: its tick, and all of its fields.</summary>
    public bool IsUntouched(ConnectedPartner connected, Draft typed) =>
        Partners.Contains(connected.Partner.Tag) == typed.Chooses(connected.Partner)
        && connected.Partner.Attributes.All(attribute => IsUntouched(attribute, typed));

    /// <summary>The field is as it was.</summary>
    public bool IsUntouched(AttributeDefinition attribute, Draft typed)
    {
        var value = typed.TypedFor(attribute);
        return Marks.GetValueOrDefault(attribute.Key) == (value is null ? null : MarkOf(value));
    }
}
