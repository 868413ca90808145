using Microsoft.AspNetCore.Http.HttpResults;
using PartnerSite.Api.Http;
using PartnerSite.Api.OpenApi;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Profile;

internal static class AttributeEndpoints
{
    /// <summary>The signed-in user's attributes, all together and one by one.</summary>
    public static void MapAttributes(this IEndpointRouteBuilder profile)
    {
        var attributes = profile.MapGroup("/attributes").WithTags(DocsTags.Attributes);

        attributes.MapGet("", GetAll).Describe(AttributeDocs.GetAll);
        attributes.MapPut("", MergeAsync).Describe(AttributeDocs.Merge);
        attributes.MapGet("/{key}", GetOne).Describe(AttributeDocs.GetOne);
        attributes.MapPut("/{key}", SetOneAsync).Describe(AttributeDocs.SetOne);
        attributes.MapDelete("/{key}", DeleteOneAsync).Describe(AttributeDocs.DeleteOne);
    }

    private static Ok<Dictionary<string, string>> GetAll(HttpContext context, PartnerAttributesService attributes) =>
        All(context, attributes.Get(context.User.Id()));

    private static async Task<Results<Ok<Dictionary<string, string>>, ProblemResult>> MergeAsync(
        Dictionary<string, string?> values, IfMatch ifMatch, HttpContext context, PartnerAttributesService attributes, CancellationToken cancellationToken)
    {
        var result = await attributes.MergeAsync(context.User.Id(), values, ifMatch.OfProfile, cancellationToken);
        return Changes.Refusal(result) is { } refusal ? refusal : All(context, result.Profile);
    }

    private static Results<Ok<AttributeAnswer>, ProblemResult> GetOne(string key, HttpContext context, PartnerAttributesService attributes) =>
        One(context, attributes.Get(context.User.Id()), key);

    private static async Task<Results<Ok<AttributeAnswer>, ProblemResult>> SetOneAsync(
        string key, AttributeRequest request, IfMatch ifMatch, HttpContext context, PartnerCatalog catalog, PartnerAttributesService attributes,
        CancellationToken cancellationToken)
    {
        if (catalog.Find(key) is null)
        {
            return NotFound;
        }

        if (AttributeValue.Trim(request.Value).Length == 0)
        {
            return ProblemResult.Invalid(AttributeRequest.BlankValue);
        }

        var result = await attributes.MergeAsync(
            context.User.Id(), new Dictionary<string, string?> { [key] = request.Value }, ifMatch.OfAttribute(key), cancellationToken);
        return Changes.Refusal(result, key) is { } refusal ? refusal : One(context, result.Profile, key);
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteOneAsync(
        string key, IfMatch ifMatch, HttpContext context, PartnerCatalog catalog, PartnerAttributesService attributes, CancellationToken cancellationToken)
    {
        if (catalog.Find(key) is null)
        {
            return NotFound;
        }

        var result = await attributes.MergeAsync(
            context.User.Id(), new Dictionary<string, string?> { [key] = null }, ifMatch.OfAttribute(key), cancellationToken);
        return Changes.Refusal(result) is { } refusal ? refusal : result.Changed ? TypedResults.NoContent() : NotFound;
    }

    private static ProblemResult NotFound => ProblemResult.Of(
        StatusCodes.Status404NotFound, new Message("Api.NoAttribute"));

    private static Ok<Dictionary<string, string>> All(HttpContext context, PartnerProfile profile)
    {
        IfMatch.Tag(context.Response, profile);
        return TypedResults.Ok(profile.PlainValues.ToDictionary(stored => stored.Definition.Key, stored => stored.Value));
    }

    private static Results<Ok<AttributeAnswer>, ProblemResult> One(HttpContext context, PartnerProfile profile, string key)
    {
        if (profile.Find(key) is not { } stored)
        {
            return NotFound;
        }

        IfMatch.Tag(context.Response, profile);
        return TypedResults.Ok(AttributeAnswer.Of(stored));
    }
}
