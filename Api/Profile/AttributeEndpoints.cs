using Microsoft.AspNetCore.Http.HttpResults;
using PartnerSite.Api.Http;
using PartnerSite.Api.OpenApi;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Api.Profile;

internal static class AttributeEndpoints
{
    /// <summary>The signed-in user's attributes, all together and one by one.</summary>
    public static void MapAttributes(this IEndpointRouteBuilder profile)
    {
        var attributes = profile.MapGroup("/attributes").WithTags(DocsTags.Attributes);

        attributes.MapGet("", GetAllAsync).Describe("getAttributes", AttributeDocs.GetAll);
        attributes.MapPut("", MergeAsync).Describe("changeAttributes", AttributeDocs.Merge);
        attributes.MapPatch("", PatchAsync).Accepts<Dictionary<string, string?>>(ApiBodies.MergePatch)
            .Describe("patchAttributes", AttributeDocs.Patch);
        attributes.MapGet("/{key}", GetOneAsync).Describe("getAttribute", AttributeDocs.GetOne);
        attributes.MapPut("/{key}", SetOneAsync).Describe("setAttribute", AttributeDocs.SetOne);
        attributes.MapDelete("/{key}", DeleteOneAsync).Describe("removeAttribute", AttributeDocs.DeleteOne);
    }

    /// <summary>Read all attributes</summary>
    /// <remarks>
    /// The plain attributes that are set, by key. Whether a sensitive one is set is told by
    /// `GET /api/v1/profile/partners`.
    /// </remarks>
    /// <response code="200">What is set.</response>
    internal static async Task<Ok<Dictionary<string, string>>> GetAllAsync(
        HttpContext context, PartnerProfiles profiles, CancellationToken cancellationToken) =>
        All(context, await profiles.GetAsync(context.User.Id(), cancellationToken));

    /// <summary>Set several attributes</summary>
    /// <remarks>
    /// All or nothing: a string sets an attribute, and one that is left out or `null` stays as it is, since many
    /// clients send `null` for what they don't set. To remove attributes, use `PATCH` or `DELETE`. What surrounds a
    /// value is dropped, as in the form: white space, invisible characters, and what people copy with it, such as
    /// quotation marks. A blank value is refused. An unknown member, a member that is there twice or a wrong type is
    /// refused too, and nothing is changed.
    /// </remarks>
    /// <response code="200">Changed. What is set now.</response>
    internal static Task<Results<Ok<Dictionary<string, string>>, ProblemResult>> MergeAsync(
        Dictionary<string, string?> values,
        IfMatch ifMatch,
        HttpContext context,
        Drafts drafts,
        PartnerSaves saves,
        CancellationToken cancellationToken) =>
        SaveAsync(drafts.FromMembers(context.User.Id(), values), ifMatch, context, saves, cancellationToken);

    /// <summary>Set and remove several attributes</summary>
    /// <remarks>
    /// A JSON merge patch (RFC 7396), all or nothing: a string sets an attribute, `null` removes it, and one that is
    /// left out stays as it is. Values are taken as `PUT` takes them. The body has to be sent as
    /// `application/merge-patch+json`, so that nothing is removed by a client that meant something else.
    /// </remarks>
    /// <response code="200">Changed. What is set now.</response>
    internal static Task<Results<Ok<Dictionary<string, string>>, ProblemResult>> PatchAsync(
        Dictionary<string, string?> values,
        IfMatch ifMatch,
        HttpContext context,
        Drafts drafts,
        PartnerSaves saves,
        CancellationToken cancellationToken) =>
        SaveAsync(drafts.FromPatch(context.User.Id(), values), ifMatch, context, saves, cancellationToken);

    /// <summary>Read one attribute</summary>
    /// <remarks>One attribute; a sensitive one comes without its value.</remarks>
    /// <response code="200">The attribute.</response>
    internal static async Task<Results<Ok<AttributeAnswer>, ProblemResult>> GetOneAsync(
        string key, HttpContext context, PartnerProfiles profiles, CancellationToken cancellationToken) =>
        One(context, await profiles.GetAsync(context.User.Id(), cancellationToken), key);

    /// <summary>Set one attribute</summary>
    /// <remarks>
    /// Stores the value, in place of the one that was there. What surrounds it is dropped, as in the form; a blank one
    /// is refused.
    /// </remarks>
    /// <response code="200">Set. The attribute as it is now.</response>
    internal static async Task<Results<Ok<AttributeAnswer>, ProblemResult>> SetOneAsync(
        string key,
        AttributeRequest request,
        IfMatch ifMatch,
        HttpContext context,
        PartnerCatalog catalog,
        Drafts drafts,
        PartnerSaves saves,
        CancellationToken cancellationToken)
    {
        if (catalog.Find(key) is null)
        {
            return NotFound;
        }

        // A missing value counts as blank: only DELETE removes an attribute here.
        var draft = drafts.FromMembers(
            context.User.Id(), new Dictionary<string, string?> { [key] = request.Value ?? "" });
        var result = await saves.SaveAsync(draft, ifMatch.ForAttribute(key), cancellationToken);
        return Changes.Refusal(result, key) is { } refusal ? refusal : One(context, result.Profile, key);
    }

    /// <summary>Remove one attribute</summary>
    /// <remarks>Forgets the value for good. One that is not set is a 404.</remarks>
    /// <response code="204">Removed.</response>
    internal static async Task<Results<NoContent, ProblemResult>> DeleteOneAsync(
        string key,
        IfMatch ifMatch,
        HttpContext context,
        PartnerCatalog catalog,
        Drafts drafts,
        PartnerSaves saves,
        CancellationToken cancellationToken)
    {
        if (catalog.Find(key) is null)
        {
            return NotFound;
        }

        var draft = drafts.FromPatch(context.User.Id(), new Dictionary<string, string?> { [key] = null });
        var result = await saves.SaveAsync(draft, ifMatch.ForAttribute(key), cancellationToken);

        if (Changes.Refusal(result) is { } refusal)
        {
            return refusal;
        }

        IfMatch.Tag(context.Response, result.Profile);
        return result.Changed ? TypedResults.NoContent() : NotFound;
    }

    private static ProblemResult NotFound => ProblemResult.From(
        StatusCodes.Status404NotFound, new Message("Api.NoAttribute"));

    private static async Task<Results<Ok<Dictionary<string, string>>, ProblemResult>> SaveAsync(
        Draft draft, IfMatch ifMatch, HttpContext context, PartnerSaves saves, CancellationToken cancellationToken)
    {
        var result = await saves.SaveAsync(draft, ifMatch.ForProfile, cancellationToken);
        return Changes.Refusal(result) is { } refusal ? refusal : All(context, result.Profile);
    }

    private static Ok<Dictionary<string, string>> All(HttpContext context, PartnerProfile profile)
    {
        IfMatch.Tag(context.Response, profile);
        return TypedResults.Ok(
            profile.PlainValues.ToDictionary(stored => stored.Definition.Key, stored => stored.Value));
    }

    private static Results<Ok<AttributeAnswer>, ProblemResult> One(
        HttpContext context, PartnerProfile profile, string key)
    {
        if (profile.Find(key) is not { } stored)
        {
            return NotFound;
        }

        IfMatch.Tag(context.Response, profile);
        return TypedResults.Ok(AttributeAnswer.From(stored));
    }
}
