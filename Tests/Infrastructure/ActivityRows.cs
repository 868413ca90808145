using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Services.Activity;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The stored activity of a site's users.</summary>
internal static class ActivityRows
{
    /// <summary>A user's entries, newest first.</summary>
    public static async Task<IReadOnlyList<LoggedActivity>> ReadAsync(Site site, string email) =>
        await LogOf(site).ReadAsync(await site.UserIdAsync(email), int.MaxValue, before: null, default);

    /// <summary>
    /// The single things in a user's entries, oldest first: kind, partner and keys, as far as there are any.
    /// </summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Site site, string email) =>
        [.. (await ReadAsync(site, email)).Reverse().SelectMany(entry => entry.What.Each).Select(InWords)];

    /// <summary>Everything stored about all users, as one text.</summary>
    public static string AllOf(Site site) =>
        string.Join('\n', site.Query("""SELECT * FROM "Activity" """).Select(row => string.Join(' ', row)));

    /// <summary>Gives a user more entries, of all kinds in turn.</summary>
    public static void Add(Site site, string email, int count, string at = "2026-11-20 08:30:00") =>
        site.Execute(
            $$"""
            WITH RECURSIVE "Counted" ("Next") AS (
                SELECT 1 UNION ALL SELECT "Next" + 1 FROM "Counted" WHERE "Next" < {{count}}),
            "Kinds" ("Index", "Kind") AS (VALUES (0, 'attributes_set'), (1, 'attributes_changed'), (2, 'attributes_removed'),
                (3, 'disconnected'), (4, 'skipped'), (5, 'checked'), (6, 'rechecked'), (7, 'api_signed_in'), (8, 'key_changed')),
            "Statuses" ("Index", "Status") AS (VALUES
                (0, 'connected'), (1, 'needs_attention'), (2, 'could_not_check'), (3, 'saved'))
            INSERT INTO "Activity" ("UserId", "Number", "At", "Kind", "Partner", "Attributes", "Status", "Address", "Browser")
            SELECT "Id", (SELECT coalesce(max("Number"), 0) FROM "Activity" WHERE "UserId" = "Id") + "Next",
                {{site.Database.Time(at)}}, "Kind", 'whatsapp', '["whatsapp_phone_number_id","whatsapp_system_token"]', "Status",
                CASE WHEN "Next" % 2 = 1 THEN '203.0.113.7' END, NULL
            FROM "AspNetUsers", "Counted"
                JOIN "Kinds" ON "Kinds"."Index" = "Next" % 9 JOIN "Statuses" ON "Statuses"."Index" = "Next" % 4
            WHERE "Email" = '{{email}}'
            """);

    /// <summary>The activity as the site reads it.</summary>
    public static ActivityLog LogOf(Site site) => site.Services.GetRequiredService<ActivityLog>();

    private static string InWords(ActivityEvent what) =>
        string.Join(
            ' ',
            ((string?[])[
                what.Kind.Name(),
                what.Partner,
                what.Attributes is null ? null : string.Join(',', what.Attributes),
                what.Status,
            ]).OfType<string>());
}
