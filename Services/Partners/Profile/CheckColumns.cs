using System.Text.Json;
using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Services.Partners.Profile;

/// <summary>How a check is stored in a connection's row, and read from it.</summary>
internal static class CheckColumns
{
    // No message has more arguments; a row that is damaged, or from another version, may have fewer.
    private const int MostArguments = 4;
    private const string TextFile = "Checks.";

    // Before the details of an account that was confirmed, in a row that no longer is.
    private const string Confirmed = "confirmed_";

    // What a doubt's sentence has in it, in this order.
    private static readonly string[] Codes = [PartnerCheck.ErrorCode, PartnerCheck.ErrorTrace];
    private static readonly string[] AccountDetails = [PartnerCheck.AccountId, PartnerCheck.AccountName];
    private static readonly PartnerStatus[] Verdicts = [PartnerStatus.Connected, PartnerStatus.NeedsAttention];

    /// <summary>
    /// The row of a connection whose values have changed, without the verdict on the old ones. The account that they
    /// led to is kept, so that another one is noticed.
    /// </summary>
    public static PartnerConnection Fresh(string userId, Partner partner, PartnerConnection? before) => new()
    {
        UserId = userId,
        Partner = partner.Tag,
        LastUsedAt = before?.LastUsedAt,
        RefusalMailedAt = before?.RefusalMailedAt,
        Details = before is not null && ConfirmedIn(before) is { Count: > 0 } account
            ? JsonSerializer.Serialize(account)
            : null,
    };

    /// <summary>
    /// The account that the partner last confirmed, in details, also after the values changed or were refused; empty
    /// when it never did.
    /// </summary>
    public static IReadOnlyDictionary<string, string> ReadAccount(PartnerConnection row)
    {
        var prefix = row.State == PartnerStatus.Connected.Name() ? "" : Confirmed;
        var details = DetailsIn(row);

        return AccountDetails
            .Where(name => details.ContainsKey(prefix + name))
            .ToDictionary(name => name, name => details[prefix + name]);
    }

    /// <summary>
    /// The row with a check of its values. One that is no verdict leaves an earlier verdict as it is.
    /// </summary>
    public static PartnerConnection With(this PartnerConnection row, PartnerCheck check) => check.IsVerdict
        ? row with
        {
            State = check.Status.Name(),
            Field = check.Field,
            MessageKey = check.Message.Key,
            MessageArguments = Write(check.Message.Arguments),
            Details = JsonSerializer.Serialize(check.Status == PartnerStatus.Connected
                ? check.Details
                : check.Details.Concat(ConfirmedIn(row)).ToDictionary()),
            CheckedAt = check.At,
            ExpiresAt = check.ExpiresAt ?? row.ExpiresAt,
            AskedAt = check.At,
            AttemptKey = null,
            AttemptArguments = null,
        }
        : row with
        {
            AskedAt = check.At,
            AttemptKey = check.Message.Key,
            AttemptArguments = check.IsDoubt ? Write(check.Message.Arguments) : WriteCodes(check),
        };

    /// <summary>The verdict in a row; null when there is none on what is stored now.</summary>
    public static PartnerCheck? ReadVerdict(PartnerConnection row)
    {
        var status = Array.Find(Verdicts, verdict => verdict.Name() == row.State);

        return status != PartnerStatus.NotSet && row.CheckedAt is { } at && IsText(row.MessageKey)
            ? new(status, new(row.MessageKey!, [.. ArgumentsIn(row.MessageArguments)]))
            {
                At = at,
                Field = row.Field,
                Details = DetailsIn(row)
                    .Where(detail => !detail.Key.StartsWith(Confirmed, StringComparison.Ordinal)
                        && PartnerCheck.IsDetail(detail.Key))
                    .ToDictionary(),
            }
            : null;
    }

    /// <summary>Why the last check gave no verdict; null when it gave one.</summary>
    public static PartnerCheck? ReadAttempt(PartnerConnection row, Partner partner) =>
        row.AskedAt is { } at && IsText(row.AttemptKey)
            ? new(
                PartnerStatus.CouldNotCheck,
                row.AttemptArguments is null
                    ? new(row.AttemptKey!, partner)
                    : new(row.AttemptKey!, [.. ArgumentsIn(row.AttemptArguments)]))
            {
                At = at,
                Details = CodesIn(row),
            }
            : null;

    private static Dictionary<string, string> CodesIn(PartnerConnection row) =>
        Codes
            .Zip(Read<string[]>(row.AttemptArguments) ?? [])
            .ToDictionary(code => code.First, code => code.Second);

    private static Dictionary<string, string> ConfirmedIn(PartnerConnection row) =>
        ReadAccount(row).ToDictionary(detail => Confirmed + detail.Key, detail => detail.Value);

    private static Dictionary<string, string> DetailsIn(PartnerConnection row) =>
        Read<Dictionary<string, string>>(row.Details) ?? [];

    private static bool IsText(string? key) => key?.StartsWith(TextFile, StringComparison.Ordinal) == true;

    private static string Write(IEnumerable<object> arguments) =>
        JsonSerializer.Serialize(arguments.Select(argument => argument.ToString()));

    // For the diagnostics: the sentence of such an attempt has no placeholder for them.
    private static string? WriteCodes(PartnerCheck check) => check.Details.ContainsKey(PartnerCheck.ErrorCode)
        ? Write(Codes.Select(name => check.Details.GetValueOrDefault(name)).OfType<string>())
        : null;

    private static IEnumerable<string> ArgumentsIn(string? json)
    {
        var arguments = Read<string[]>(json) ?? [];
        return arguments.Concat(Enumerable.Repeat("", MostArguments)).Take(Math.Max(arguments.Length, MostArguments));
    }

    private static T? Read<T>(string? json) where T : class
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
