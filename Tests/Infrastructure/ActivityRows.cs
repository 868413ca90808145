namespace PartnerSite.Tests.Infrastructure;

/// <summary>The stored activity of a site's users.</summary>
internal static class ActivityRows
{
    /// <summary>A user's entries, oldest first: kind, partner and keys, as far as there are any.</summary>
    public static IEnumerable<string> Of(Site site, string email) => site.Query($"""
        SELECT concat_ws(' ', "Kind", "Partner", (SELECT group_concat("value") FROM json_each("Attributes")), "Status")
        FROM "Activity" JOIN "AspNetUsers" ON "Id" = "UserId" WHERE "Email" = '{email}' ORDER BY "Number"
        """).Select(row => (string)row[0]!);

    /// <summary>All that is stored of all users, as one text.</summary>
    public static string AllOf(Site site) =>
        string.Join('\n', site.Query("""SELECT * FROM "Activity" """).Select(row => string.Join(' ', row)));

    /// <summary>Gives a user more entries, of all kinds in turn.</summary>
    public static void Add(Site site, string email, int count, string at = "2026-11-20 08:30:00") =>
        site.Execute(
            $$"""
            WITH RECURSIVE "Counted" ("Next") AS (SELECT 1 UNION ALL SELECT "Next" + 1 FROM "Counted" WHERE "Next" < {{count}})
            INSERT INTO "Activity" ("UserId", "Number", "At", "Kind", "Partner", "Attributes", "Status", "Address", "Browser")
            SELECT "Id", (SELECT coalesce(max("Number"), 0) FROM "Activity" WHERE "UserId" = "Id") + "Next", '{{at}}',
                '["attributes_set","attributes_changed","attributes_removed","disconnected","skipped","checked","rechecked","api_signed_in","key_changed"]' ->> ("Next" % 9),
                'whatsapp', '["whatsapp_phone_number_id","whatsapp_system_token"]', '["connected","needs_attention","could_not_check","saved"]' ->> ("Next" % 4),
                iif("Next" % 2, '203.0.113.7', NULL), NULL
            FROM "AspNetUsers", "Counted" WHERE "Email" = '{{email}}'
            """);

    /// <summary>From now on no entry can be stored.</summary>
    public static void Break(Site site) => site.Execute("""ALTER TABLE "Activity" RENAME TO "Broken" """);
}
