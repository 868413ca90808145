using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.WebUtilities;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Support;
using PartnerSite.Services.Telemetry;

namespace PartnerSite.Api.Http;

/// <summary>
/// What went wrong, what was kept and what to do (RFC 9457). Nothing of the request is repeated in it.
/// </summary>
/// <param name="Type">
/// What kind of problem: <c>about:blank</c> when the status says it all, or
/// <c>urn:partnersite:problem:two-factor-required</c>. There may be others some day.
/// </param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status code.</param>
/// <param name="Detail">What went wrong, what was kept and what to do: a sentence for people.</param>
/// <param name="TraceId">Names this request in the site's log.</param>
/// <param name="Errors">For a 400: sentences by the member at fault; <c>$</c> is the body as a whole.</param>
internal sealed record ApiProblem(
    [property: DataType("uri-reference"), MaxLength(256)] string Type,
    [property: MaxLength(64), RegularExpression(TextPatterns.Text)] string Title,
    [property: Range(400, 599)] int Status,
    [property: MaxLength(512), RegularExpression(TextPatterns.Text)] string Detail,
    [property: MaxLength(64), RegularExpression("^[0-9A-Za-z:-]+$")] string TraceId,
    [property: MaxLength(100), Entries("What to correct.", 4096)] IReadOnlyDictionary<string, string[]>? Errors = null)
{
    public const string ContentType = "application/problem+json";

    /// <summary>The kind of a 401 that wants the second factor.</summary>
    public const string TwoFactorRequired = "urn:partnersite:problem:two-factor-required";

    private const string Blank = "about:blank";

    /// <summary>The problem of a status, with its usual detail.</summary>
    public static ApiProblem From(HttpContext context, int status) =>
        From(context, status, DetailOf(context, status));

    /// <summary>The problem of a status with a detail of its own.</summary>
    public static ApiProblem From(
        HttpContext context,
        int status,
        Message detail,
        string type = Blank,
        IReadOnlyDictionary<string, string[]>? errors = null
    ) => new(
        type,
        ReasonPhrases.GetReasonPhrase(status),
        status,
        TextsOf(context)[detail],
        RequestTrace.Of(context),
        errors);

    /// <summary>A 400 that says what to correct.</summary>
    public static ApiProblem Invalid(HttpContext context, IEnumerable<MemberFault> faults)
    {
        var texts = TextsOf(context);
        var errors = faults
            .GroupBy(fault => fault.Member, fault => texts[fault.Message])
            .ToDictionary(group => group.Key, group => group.ToArray());

        return From(context, StatusCodes.Status400BadRequest, new("Api.Invalid"), errors: errors);
    }

    private static Texts TextsOf(HttpContext context) => context.RequestServices.GetRequiredService<Texts>();

    private static Message DetailOf(HttpContext context, int status) => status switch
    {
        StatusCodes.Status400BadRequest => new("Api.BadRequestDetail"),
        StatusCodes.Status401Unauthorized => new("Api.UnauthorizedDetail"),
        StatusCodes.Status403Forbidden => new("Api.ForbiddenDetail"),
        StatusCodes.Status404NotFound => new("Api.NotFoundDetail"),
        StatusCodes.Status405MethodNotAllowed => new("Api.MethodNotAllowedDetail"),
        StatusCodes.Status408RequestTimeout => new("Api.RequestTimeoutDetail"),
        StatusCodes.Status412PreconditionFailed => new("Api.PreconditionFailedDetail"),
        StatusCodes.Status413PayloadTooLarge => new("Api.PayloadTooLargeDetail"),
        StatusCodes.Status415UnsupportedMediaType => new("Api.UnsupportedMediaTypeDetail"),
        StatusCodes.Status429TooManyRequests => new("Api.TooManyRequestsDetail"),
        StatusCodes.Status503ServiceUnavailable => new("Api.ServiceUnavailableDetail"),
        _ => new("Api.InternalServerErrorDetail", context.RequestServices.GetRequiredService<SupportContact>().InText),
    };
}
