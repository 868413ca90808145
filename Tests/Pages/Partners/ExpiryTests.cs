using System.Globalization;
using System.Net;
using PartnerSite.Data;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>
/// When a token expires: from the partner where it says so, else from the user; said two weeks before.
/// </summary>
public sealed class ExpiryTests(StandInSite site) : IClassFixture<StandInSite>
{
    private const string Key = "whatsapp_token_expires_on";

    [Theory]
    [InlineData("EAAexpires-7d", "System user access token expires in 7 days. Generate a new one and save it in your partner settings before then.")]
    [InlineData("EAAexpires-14d", "System user access token expires in 14 days. Generate a new one and save it in your partner settings before then.")]
    [InlineData("EAAexpires-1d", "System user access token expires tomorrow. Generate a new one and save it in your partner settings now.")]
    [InlineData("EAAexpires-15d", null)]
    [InlineData("EAAexpires-never", null)]
    [InlineData("EAAdebug-500", null)]
    public async Task What_the_partner_says_of_its_token_is_said_on_the_card_and_in_the_settings(
        string token, string? notice)
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: token);

        foreach (var page in (Answer[])[await user.GetAsync("/"), await user.GetAsync("/partners")])
        {
            Assert.Equal("connected", page.Partner("whatsapp")!.GetAttribute("data-status"));
            Assert.Equal(notice ?? "", page.TextOf("[data-expiry]"));
        }
    }

    [Theory]
    [InlineData(14, "System user access token expires in 14 days. Generate a new one and save it in your partner settings before then.")]
    [InlineData(15, "")]
    [InlineData(1, "System user access token expires tomorrow. Generate a new one and save it in your partner settings now.")]
    [InlineData(0, "System user access token expires today. Generate a new one and save it in your partner settings now.")]
    public async Task Where_the_partner_does_not_say_it_the_day_that_the_user_entered_counts(int days, string notice)
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Form("EAAGm0PX4ZCpsBA", Day(days)));

        Assert.Equal(notice, (await user.GetAsync("/")).TextOf("[data-expiry]"));
    }

    [Fact]
    public async Task When_the_day_is_over_and_nobody_was_asked_since_it_has_expired()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Form("EAAoutage-500", Day(-1)));

        Assert.Equal(
            "System user access token has expired. Generate a new one and save it in your partner settings.",
            (await user.GetAsync("/")).TextOf("[data-expiry]"));
    }

    [Fact]
    public async Task What_the_partner_says_counts_more_than_what_the_user_entered()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Form("EAAexpires-never", Day(3)));

        Assert.Equal("", (await user.GetAsync("/")).TextOf("[data-expiry]"));
    }

    [Fact]
    public async Task A_new_token_forgets_the_day_of_the_old_one_unless_it_comes_with_its_own()
    {
        var user = await site.NewUserAsync();
        await user.SaveAsync(Form("EAAGm0PX4ZCpsBA", Day(3)));
        await user.SaveAsync(Field.Value("whatsapp_system_token", "EAAGm0PX4ZCpsBB"));
        Assert.Null((await user.GetAsync("/partners")).Key(Key));

        await user.SaveAsync(Field.Value(Key, Day(3)));
        await user.SaveAsync(Field.Value("whatsapp_system_token", "EAAGm0PX4ZCpsBC"), Field.Value(Key, Day(5)));
        Assert.Equal(
            "System user access token expires in 5 days. Generate a new one and save it in your partner settings before then.",
            (await user.GetAsync("/")).TextOf("[data-expiry]"));
    }

    [Fact]
    public async Task A_program_that_sends_the_day_with_the_token_means_it()
    {
        using var program = await site.NewSignedInProgramAsync();
        var day = Day(3);
        await program.PutAsync(
            "/api/v1/profile/attributes",
            new
            {
                whatsapp_phone_number_id = "106853218861309",
                whatsapp_system_token = "EAAGm0PX4ZCpsBA",
                whatsapp_token_expires_on = day,
            });
        await program.PutAsync(
            "/api/v1/profile/attributes",
            new { whatsapp_system_token = "EAAGm0PX4ZCpsBB", whatsapp_token_expires_on = day });

        Assert.Equal(day, (await program.GetAsync("/api/v1/profile/attributes")).Text(Key));
    }

    [Fact]
    public async Task The_day_alone_leaves_the_verdict_and_asks_nobody()
    {
        var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync(token: "EAAquality-none.day");
        await user.SaveAsync(Field.Value(Key, Day(3)));

        Assert.Equal("connected", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Single(
            site.Partners.Requests,
            request =>
                request.Method == "GET"
                && request.Headers.GetValueOrDefault("Authorization") == "Bearer EAAquality-none.day");
    }

    [Theory]
    [InlineData("EAAexpired", 3)]
    [InlineData("EAAGm0PX4ZCpsBA", -3)]
    public async Task A_day_that_the_partners_verdict_has_overtaken_is_not_said(string token, int days)
    {
        var user = await site.NewUserAsync();
        await user.SaveAnywayAsync(Form(token, Day(days)));

        Assert.Equal("", (await user.GetAsync("/")).TextOf("[data-expiry]"));
    }

    [Fact]
    public async Task It_is_a_date_or_nothing()
    {
        var user = await site.NewUserAsync();
        Assert.Equal("date", (await user.GetAsync("/partners/edit")).Key(Key)!.GetAttribute("type"));

        var refused = await user.SaveAsync(Form("EAAGm0PX4ZCpsBA", "soon"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(
            "Enter “Token expires on” as year-month-day, such as 2027-01-31.",
            refused.TextOf($"[data-error='{Key}']"));

        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        var answer = await program.PutAsync(
            "/api/v1/profile/attributes", new { whatsapp_token_expires_on = "31.01.2027" });
        Assert.Equal(
            ["Enter “Token expires on” as year-month-day, such as 2027-01-31."],
            answer.AssertProblem(HttpStatusCode.BadRequest).ErrorsOf(Key));
    }

    [Theory]
    [InlineData(3, "")]
    [InlineData(1, "Signing secret expires tomorrow. Generate a new one and save it in your partner settings now.")]
    public async Task A_partner_may_say_how_many_days_before_its_owner_is_told(int days, string notice)
    {
        await using var other = new Site
        {
            Catalog = new(new Partner("lotus", "Lotus Pay",
            [
                new("lotus_secret", "Signing secret", AttributeTags.Sensitive),
                new("lotus_day", "Secret expires on") { Expires = "lotus_secret", NoticeDays = 1 },
            ])),
        };
        using var user = await other.NewUserAsync();
        var day = DateTime.UtcNow.Date.AddDays(days).ToString(
            AttributeDefinition.DateFormat, CultureInfo.InvariantCulture);
        await user.SaveAsync(
            Field.Partner("lotus"), Field.Value("lotus_secret", "hush"), Field.Value("lotus_day", day));

        Assert.Equal(notice, (await user.GetAsync("/")).TextOf("[data-expiry]"));
    }

    private static (string, string?)[] Form(string token, string day) =>
        [
            Field.Partner("whatsapp"),
            Field.Value("whatsapp_phone_number_id", "106853218861309"),
            Field.Value("whatsapp_system_token", token),
            Field.Value(Key, day),
        ];

    private static string Day(int fromToday) =>
        DateTime.UtcNow.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
