using PartnerSite.Api.Http;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Profile;

/// <summary>How a change that was not made is answered.</summary>
internal static class Changes
{
    /// <summary>The problem of a refused change; null when it was made. A single attribute's value is called <c>value</c> in its body.</summary>
    public static ProblemResult? Refusal(SaveResult result, string? single = null) => result.Outcome switch
    {
        SaveOutcome.Saved => null,
        SaveOutcome.Invalid => ProblemResult.Invalid(result.Errors.Select(error => error.Key is not null && error.Key == single ? error with { Key = "value" } : error)),
        SaveOutcome.Conflict => ProblemResult.Of(StatusCodes.Status412PreconditionFailed),
        _ => ProblemResult.AccountGone,
    };
}
