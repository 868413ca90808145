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

        partners.MapGet("", GetAllAsync).Describe("getPartners", PartnerDocs.GetAll);
        partners.MapPost("/{partner}/check", CheckAsync).Describe("checkPartner", PartnerDocs.Check);
        partners.MapDelete("/{partner}", DisconnectAsync).Describe("disconnectPartner", PartnerDocs.Disconnect);
    }

    private static ProblemResult NoPartner =>
        ProblemResult.From(StatusCodes.Status404NotFound, new Message("Api.NoPartner"));

    /// <summary>Read all partners</summary>
    /// <remarks>
    /// Every partner of this site, connected or not, with what its account consists of and what of it is set. A
    /// sensitive attribute comes without its value.
    /// </remarks>
    /// <response code="200">The partners, in the order of the site's pages.</response>
    internal static async Task<Ok<PartnerAnswer[]>> GetAllAsync(
        HttpContext context, PartnerProfiles profiles, Texts texts, CancellationToken cancellationToken)
    {
        var profile = await profiles.GetAsync(context.User.Id(), cancellationToken);
        IfMatch.Tag(context.Response, profile);
        return TypedResults.Ok(profile.Partners.Select(partner => PartnerAnswer.From(partner, texts)).ToArray());
    }

    /// <summary>Check a partner</summary>
    /// <remarks>
    /// Asks the partner itself whether what is stored works, and stores the verdict. When the partner can't be asked,
    /// or gives no verdict, that is the answer; an earlier verdict stays. When nothing is stored, or something is
    /// missing, the partner is not asked. It takes up to ten seconds.
    /// </remarks>
    /// <response code="200">The outcome.</response>
    internal static async Task<Results<Ok<CheckAnswer>, ProblemResult>> CheckAsync(
        string partner, HttpContext context, PartnerCatalog catalog, ConnectionChecks checks, Texts texts)
    {
        if (catalog.FindPartner(partner) is not { } known)
        {
            return NoPartner;
        }

        var result = await checks.CheckStoredAsync(context.User.Id(), known, isSeen: false);
        return result.Outcome switch
        {
            CheckOutcome.OwnerGone => ProblemResult.AccountGone,
            CheckOutcome.TooMany => ProblemResult.TooMany(result.RetryAfter, new Message("Api.TooManyChecks")),
            _ => TypedResults.Ok(CheckAnswer.From(result.Check!, texts)),
        };
    }

    /// <summary>Disconnect a partner</summary>
    /// <remarks>
    /// Forgets all attributes of a partner, all or nothing. A partner of which nothing is set stays so, and that is a
    /// success too.
    /// </remarks>
    /// <response code="204">Nothing of this partner is stored any more.</response>
    internal static async Task<Results<NoContent, ProblemResult>> DisconnectAsync(
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

        if (Changes.Refusal(result) is { } refusal)
        {
            return refusal;
        }

        IfMatch.Tag(context.Response, result.Profile);
        return TypedResults.NoContent();
    }
}
