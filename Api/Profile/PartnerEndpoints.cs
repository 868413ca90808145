using Microsoft.AspNetCore.Http.HttpResults;
using PartnerSite.Api.Http;
using PartnerSite.Api.OpenApi;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Api.Profile;

internal static class PartnerEndpoints
{
    /// <summary>The catalog's partners, with what the signed-in user has stored of each.</summary>
    public static void MapPartners(this IEndpointRouteBuilder profile)
    {
        var partners = profile.MapGroup("/partners").WithTags(DocsTags.Partners);

        partners.MapGet("", GetAllAsync).Describe(PartnerDocs.GetAll);
        partners.MapPost("/{partner}/check", CheckAsync).Describe(PartnerDocs.Check);
        partners.MapDelete("/{partner}", DisconnectAsync).Describe(PartnerDocs.Disconnect);
    }

    private static ProblemResult NoPartner =>
        ProblemResult.From(StatusCodes.Status404NotFound, new Message("Api.NoPartner"));

    private static async Task<Ok<PartnerAnswer[]>> GetAllAsync(
        HttpContext context, PartnerProfiles profiles, Texts texts, CancellationToken cancellationToken)
    {
        var profile = await profiles.GetAsync(context.User.Id(), cancellationToken);
        IfMatch.Tag(context.Response, profile);
        return TypedResults.Ok(profile.Partners.Select(partner => PartnerAnswer.From(partner, texts)).ToArray());
    }

    private static async Task<Results<Ok<CheckAnswer>, ProblemResult>> CheckAsync(
        string partner, HttpContext context, PartnerCatalog catalog, ConnectionChecks checks, Texts texts)
    {
        if (catalog.FindPartner(partner) is not { } known)
        {
            return NoPartner;
        }

        var result = await checks.CheckStoredAsync(context.User.Id(), known);
        return result.Outcome switch
        {
            CheckOutcome.OwnerGone => ProblemResult.AccountGone,
            CheckOutcome.TooMany => ProblemResult.TooMany(result.RetryAfter, new Message("Api.TooManyChecks")),
            _ => TypedResults.Ok(CheckAnswer.From(result.Check!, texts)),
        };
    }

    private static async Task<Results<NoContent, ProblemResult>> DisconnectAsync(
        string partner,
        IfMatch ifMatch,
        HttpContext context,
        PartnerCatalog catalog,
        PartnerSaves saves,
        CancellationToken cancellationToken)
    {
        if (catalog.FindPartner(partner) is not { } known)
        {
            return NoPartner;
        }

        var draft = Drafts.Disconnecting(context.User.Id(), known);
        var result = await saves.SaveAsync(draft, ifMatch.ForProfile, cancellationToken);
        return Changes.Refusal(result) is { } refusal ? refusal : TypedResults.NoContent();
    }
}
