using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PartnerSite.Api.Http;
using PartnerSite.Api.OpenApi;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Partners;

namespace PartnerSite.Api.Profile;

internal static class ActivityEndpoints
{
    /// <summary>What was done with the signed-in user's connections.</summary>
    public static void MapActivity(this IEndpointRouteBuilder profile) =>
        profile.MapGroup("/activity").WithTags(DocsTags.Activity).MapGet("", GetAll).Describe(ActivityDocs.GetAll);

    private static Results<Ok<ActivityAnswer[]>, ProblemResult> GetAll(string? before, string? limit, HttpContext context, ActivityLog activity)
    {
        var number = NumberOf(before, long.MaxValue);
        var count = limit is null ? ActivityQuery.DefaultLimit : NumberOf(limit, ActivityQuery.MostLimit);
        SaveError[] faults = [.. Unless(before is null || number is not null, ActivityQuery.BadBefore), .. Unless(count is not null, ActivityQuery.BadLimit)];

        return faults.Length > 0
            ? ProblemResult.Invalid(faults)
            : TypedResults.Ok(activity.Read(context.User.Id(), (int)count!, number).Select(ActivityAnswer.Of).ToArray());

        static SaveError[] Unless(bool holds, SaveError fault) => holds ? [] : [fault];
    }

    private static long? NumberOf(string? text, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
}
