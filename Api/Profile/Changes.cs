using PartnerSite.Api.Http;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Api.Profile;

/// <summary>The problems of changes that were refused.</summary>
internal static class Changes
{
    private const string SingleMember = "value";

    /// <summary>The problem of a refused change; null when it was made.</summary>
    /// <param name="result">How the change ended.</param>
    /// <param name="single">The key of a single attribute, whose value is called <c>value</c> in its body.</param>
    public static ProblemResult? Refusal(SaveResult result, string? single = null) => result.Outcome switch
    {
        SaveOutcome.Saved => null,
        SaveOutcome.Invalid => ProblemResult.Invalid(result.Errors.Select(error => FaultOf(error, single))),
        SaveOutcome.Conflict => ProblemResult.From(StatusCodes.Status412PreconditionFailed),
        _ => ProblemResult.AccountGone,
    };

    /// <summary>The fault of a body that has a blank value for an attribute.</summary>
    public static MemberFault Blank(AttributeDefinition attribute, bool isSingle = false) =>
        FaultOf(SaveError.Blank(attribute), isSingle ? attribute.Key : null);

    private static MemberFault FaultOf(SaveError error, string? single) => new(
        error.Field is null ? MemberFault.WholeBody : error.Field == single ? SingleMember : error.Field,
        error.Message);
}
