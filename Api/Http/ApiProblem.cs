using System.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Http;

/// <summary>What went wrong, what was kept and what to do (RFC 9457). Nothing of the request is repeated in it.</summary>
/// <param name="Type">What kind of problem; <c>about:blank</c> when the status says it all.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status code.</param>
/// <param name="Detail">A sentence for people.</param>
/// <param name="TraceId">Names this request in the site's log.</param>
/// <param name="Errors">For a 400: sentences by the member at fault; <c>$</c> is the body as a whole.</param>
internal sealed record ApiProblem(
    string Type, string Title, int Status, string Detail, string TraceId, IReadOnlyDictionary<string, string[]>? Errors = null)
{
    public const string ContentType = "application/problem+json";

    /// <summary>The kind of a 401 that wants the second factor.</summary>
    public const string TwoFactorRequired = "urn:partnersite:problem:two-factor-required";

    /// <summary>The member that stands for the body as a whole.</summary>
    public const string WholeBody = "$";

    private const string Blank = "about:blank";

    /// <summary>The problem of a status, with the detail that fits it everywhere.</summary>
    public static ApiProblem Of(HttpContext context, int status) => Of(context, status, DetailOf(status));

    /// <summary>The problem of a status with a detail of its own.</summary>
    public static ApiProblem Of(HttpContext context, int status, string detail, string type = Blank, IReadOnlyDictionary<string, string[]>? errors = null) =>
        new(type, ReasonPhrases.GetReasonPhrase(status), status, detail, TraceIdOf(context), errors);

    /// <summary>A 400 that says what to mend.</summary>
    public static ApiProblem Invalid(HttpContext context, IEnumerable<SaveError> errors) => Of(
        context, StatusCodes.Status400BadRequest, "Nothing was changed. Mend what errors names, and send it again.",
        errors: errors.GroupBy(error => error.Key ?? WholeBody).ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray()));

    private static string TraceIdOf(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private static string DetailOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request can't be read. Nothing was changed.",
        StatusCodes.Status401Unauthorized => "Sign in first: POST /api/v1/auth/login gives a token to send as Authorization: Bearer. A token ends with its time, a log-out or a new password.",
        StatusCodes.Status403Forbidden => "With the cookie alone, only pages of this site change something, and nothing says that one of them sent this. Nothing was changed. Programs send a bearer token.",
        StatusCodes.Status404NotFound => "There is nothing at this address. Nothing was changed.",
        StatusCodes.Status405MethodNotAllowed => "This address does not answer this method; Allow names those it does. Nothing was changed.",
        StatusCodes.Status408RequestTimeout => "The request did not come to its end in time. Nothing was changed: send it again.",
        StatusCodes.Status412PreconditionFailed => "The condition in If-Match does not hold: the stored data changed since that ETag, or is not there. Nothing was changed: read it again, then decide.",
        StatusCodes.Status413PayloadTooLarge => "A body may have 64 KB. Nothing was changed.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be JSON in UTF-8, not compressed: Content-Type: application/json. Nothing was changed.",
        StatusCodes.Status429TooManyRequests => "Too many sign-in attempts. Nothing was changed: try again after the seconds in Retry-After.",
        StatusCodes.Status503ServiceUnavailable => "The database can't do this right now. Nothing was changed, and what is stored is safe: try again in a minute.",
        _ => "Something went wrong on our side. Nothing was changed. Try again; if it happens again, tell the people who run this site the trace_id.",
    };
}
