using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Services.Checks;

/// <summary>
/// What helps others to find out what is wrong with a connection: verdicts, codes, times and versions, in English for
/// every reader. It can be posted in public: it has no value, no ID in full, and nothing that names the account.
/// </summary>
public sealed partial class ConnectionDiagnostics(IEnumerable<PartnerApi> apis, TimeProvider clock)
{
    // A value's end tells its owner which one it is, and nobody else anything. Short values have none.
    private const int EndLength = 3;
    private const int LeastLengthWithEnd = 8;

    // The codes of a refusal, at every partner. Any other detail but the partner's codes may name the account.
    private static readonly string[] ErrorCodes =
        [PartnerCheck.ErrorCode, PartnerCheck.ErrorSubcode, PartnerCheck.ErrorTrace];

    private static readonly string Version = typeof(ConnectionDiagnostics).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The text: a line a fact, with its name before a colon.</summary>
    public string TextOf(ConnectedPartner connected)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var api = apis.FirstOrDefault(api => api.Partner == connected.Partner.Tag)?.Version;
        string?[] lines =
        [
            $"partnersite: {Version}",
            $"time: {Format(now)}",
            $"partner: {connected.Partner.Tag}",
            Line("partner_api", api),
            $"status: {connected.Status.Name()}",
            .. LinesOf("verdict", connected.Verdict, connected),
            .. LinesOf("attempt", connected.Attempt, connected),
            Line("expires_in_days", connected.Expiry is var (_, at) ? $"{(at.Date - now.Date).Days}" : null),
            Line("last_used", connected.LastUsedAt is { } used ? Format(used) : null),
            .. connected.Partner.Attributes.Select(attribute =>
                $"{attribute.Key}: {Describe(connected.Stored.GetValueOrDefault(attribute.Key))}"),
        ];

        return string.Join('\n', lines.OfType<string>());
    }

    private static IEnumerable<string?> LinesOf(string name, PartnerCheck? check, ConnectedPartner connected) =>
        check is null ? [] :
        [
            $"{name}: {check.Status.Name()}, {check.Message.Key}, {Format(check.At)}",
            Line($"{name}_field", check.Field),
            .. connected.Partner.Codes.Concat(ErrorCodes)
                .Where(check.Details.ContainsKey)
                .Select(detail => Line($"{name}_{detail}", Tell(check.Details[detail], connected))),
        ];

    // Only what looks like a code, and has no stored value in it, whatever the partner wrote there.
    private static string? Tell(string detail, ConnectedPartner connected) =>
        Code().IsMatch(detail)
        && !connected.Stored.Values.OfType<StoredValue>()
            .Any(stored => detail.Contains(stored.Value, StringComparison.OrdinalIgnoreCase))
            ? detail
            : null;

    private static string Describe(StoredAttribute? stored) => stored switch
    {
        null => "not stored",
        StoredSecret secret => $"stored, {(secret.IsReadable ? "readable" : "can't be decrypted")}, {Times(secret)}",
        StoredValue { Definition.IsDate: true } date => $"stored, {Times(date)}",
        StoredValue value => $"stored, {Shape(value)}, {Times(value)}",
        _ => "stored",
    };

    private static string Shape(StoredValue stored)
    {
        var (value, definition) = (stored.Value, stored.Definition);
        var kind = ValueFormat.Number.Fits(value) ? "digits" : "characters";
        var end = value.Length >= LeastLengthWithEnd ? $", ends …{value[^EndLength..]}" : "";
        var hint = definition.HintFor(value) is { } found ? $", looks wrong ({found.Name})" : "";

        return $"{value.Length} {kind}{end}{hint}";
    }

    private static string Times(StoredAttribute stored) =>
        $"first {Format(stored.CreatedAt)}, changed {Format(stored.UpdatedAt)}";

    private static string? Line(string name, string? value) => value is null ? null : $"{name}: {value}";

    private static string Format(DateTime utc) =>
        utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[A-Za-z0-9_+/=-]{1,64}\z")]
    private static partial Regex Code();
}
