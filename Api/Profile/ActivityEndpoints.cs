using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PartnerSite.Api.Http;
using PartnerSite.Api.OpenApi;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Activity;

namespace PartnerSite.Api.Profile;

internal static class ActivityEndpoints
{
    /// <summary>What was done with the signed-in user's connections.</summary>
    public static void MapActivity(this IEndpointRouteBuilder profile) =>
        profile.MapGroup("/activity").WithTags(DocsTags.Activity)
            .MapGet("", GetAllAsync).Describe("getActivity", ActivityDocs.GetAll);

    /// <summary>Read the activity</summary>
    /// <remarks>
    /// What was done with the user's connections, when and from where, newest first: never with which value. A save is
    /// one entry, and so are the sign-ins of a program from one address on one day (UTC), which it counts. For older
    /// entries, call again with `before` set to the lowest `number` of the answer; the end is reached when fewer than
    /// `limit` come. Old entries are deleted after a time.
    /// </remarks>
    /// <response code="200">The entries, newest first.</response>
    internal static async Task<Results<Ok<ActivityAnswer[]>, ProblemResult>> GetAllAsync(
        [Description("Only entries with lower numbers than this.")] string? before,
        [Description("The most entries to answer.")] string? limit,
        HttpContext context,
        ActivityLog activity,
        CancellationToken cancellationToken)
    {
        var number = NumberOf(before, long.MaxValue);
        var count = limit is null ? ActivityQuery.DefaultLimit : NumberOf(limit, ActivityQuery.MostLimit);
        MemberFault[] faults =
        [
            .. Unless(before is null || number is not null, ActivityQuery.BadBefore),
            .. Unless(count is not null, ActivityQuery.BadLimit),
        ];

        if (faults.Length > 0)
        {
            return ProblemResult.Invalid(faults);
        }

        var entries = await activity.ReadAsync(context.User.Id(), (int)count!, number, cancellationToken);
        return TypedResults.Ok(entries.Select(ActivityAnswer.From).ToArray());

        static MemberFault[] Unless(bool holds, MemberFault fault) => holds ? [] : [fault];
    }

    private static long? NumberOf(string? text, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= most
            ? number
            : null;
}
