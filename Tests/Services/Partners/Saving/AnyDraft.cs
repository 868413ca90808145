using FsCheck;
using FsCheck.Fluent;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>
/// What somebody sends: a form or single members, good and bad, with so few values that many are the same.
/// </summary>
/// <param name="Partners">The tags of the ticked partners, separated by spaces; null when it is no form.</param>
/// <param name="Values">Values by key: keys that are not sent are missing.</param>
internal sealed record AnyDraft(string? Partners, IReadOnlyDictionary<string, string?> Values)
{
    private const string NotSent = "not sent";

    // Good ones are there more often: one bad value is enough to refuse all.
    private static readonly string?[] Texts =
        [NotSent, NotSent, NotSent, null, "", "1", "1", " 1 ", "2", "2", "3\u200B", "3", "a\nb"];

    private static readonly string?[] Days =
        [NotSent, NotSent, NotSent, null, "", "2027-01-31", "2027-01-31", "2027-02-28 ", "2027-02-28", "soon"];

    /// <summary>Any draft.</summary>
    public static Gen<AnyDraft> Any { get; } =
        from partners in Gen.Elements(null, null, null, "", "chotot", "whatsapp", "chotot whatsapp", "chotot whatsapp")
        from id in Gen.Elements(Texts)
        from oid in Gen.Elements(Texts)
        from number in Gen.Elements(Texts)
        from token in Gen.Elements(Texts)
        from day in Gen.Elements(Days)
        select new AnyDraft(partners, Sent(id, oid, number, token, day));

    /// <summary>The value of a key once it is trimmed; null when it is blank, or not sent.</summary>
    public string? TypedFor(string key) =>
        Values.GetValueOrDefault(key)?.Trim(' ', '\u200B') is { Length: > 0 } text ? text : null;

    /// <summary>The draft itself, sealed anew each time.</summary>
    public Draft With(Rules rules, string? version = null) => Partners is null
        ? rules.Drafts.FromPatch(Rules.User, Values)
        : rules.Drafts.FromForm(Rules.User, Partners.Split(' '), Values, version);

    /// <summary>As a failed test prints it.</summary>
    public override string ToString() =>
        $"{Partners ?? "members"}: {string.Join(", ", Values.Select(value => $"{value.Key}={value.Value ?? "null"}"))}";

    private static Dictionary<string, string?> Sent(params string?[] values) => Rules.Chotot.Attributes
        .Concat(Rules.WhatsApp.Attributes)
        .Zip(values, (attribute, value) => (attribute.Key, Value: value))
        .Where(sent => sent.Value != NotSent)
        .ToDictionary(sent => sent.Key, sent => sent.Value);
}
