using Microsoft.Playwright;
using PartnerSite.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>After a refused save one summary stands at the top, and no older one beside it.</summary>
public sealed class SummaryTests(WholeSite site, Chromium chromium) : IClassFixture<WholeSite>
{
    public static MatrixTheoryData<bool, int> Ways { get; } = new([true, false], [1280, 390]);

    [Theory, MemberData(nameof(Ways))]
    public async Task Errors_give_way_to_a_doubt(bool scripts, int width)
    {
        await using var person = await chromium.NewPersonAsync(site, new()
        {
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = width, Height = 700 },
        });
        await person.FillPromptAsync(token: "");
        await person.Button("Save").ClickAsync();
        await Expect(Summary(person)).ToContainTextAsync("Nothing was saved yet.");
        await AssertIsAtTheTopAsync(person);

        await person.Key("whatsapp_system_token").FillAsync("EAAexpired");
        await person.Button("Save").ClickAsync();
        await Expect(Summary(person)).ToContainTextAsync("Not saved yet. Please check:");
        await Expect(person.Settings.Locator("[data-errors]")).ToHaveCountAsync(0);
        await Expect(person.Settings.GetByText("Nothing was saved yet.")).ToHaveCountAsync(0);
        await AssertIsAtTheTopAsync(person);

        await person.Key("whatsapp_system_token").FillAsync("EAAGm0PX4ZCpsBA");
        await person.SaveAsync();
        await Expect(Summary(person)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_said_beside_a_field_goes_with_the_summary()
    {
        await using var person = await chromium.NewPersonAsync(site);
        await person.FillPromptAsync(token: "");
        await person.Button("Save").ClickAsync();
        await Expect(person.Settings.Locator("[data-error='whatsapp_system_token']")).Not.ToBeEmptyAsync();

        await person.Key("whatsapp_system_token").FillAsync("EAAexpired");
        await person.Button("Save").ClickAsync();
        await Expect(Summary(person)).ToBeFocusedAsync();
        await Expect(person.Settings.Locator("[data-error='whatsapp_system_token']")).ToBeEmptyAsync();
        await Expect(person.Key("whatsapp_system_token")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(person.Key("whatsapp_system_token")).ToHaveValueAsync("EAAexpired");
    }

    [Fact]
    public async Task Without_scripts_the_token_is_typed_again_and_saved_anyway()
    {
        await using var person = await chromium.NewPersonAsync(site, new() { JavaScriptEnabled = false });
        await person.RegisterAsync();
        await person.Page.GotoAsync("/partners/edit?partner=whatsapp");
        await person.Page.Locator("[data-key='whatsapp_phone_number_id']").FillAsync("106853218861309");

        foreach (var button in (string[])["Save", "Save anyway"])
        {
            await person.Page.Locator("[data-key='whatsapp_system_token']").FillAsync("EAAexpired");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        }

        await Expect(person.Page.Locator("[data-feedback]"))
            .ToContainTextAsync("You saved WhatsApp Business although it may not work.");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_second_press_on_Save_anyway_does_not_meet_Disconnect(int width)
    {
        await using var person = await chromium.NewPersonAsync(
            site, new() { ViewportSize = new() { Width = width, Height = 844 } });
        await person.FillPromptAsync(token: "EAAexpired");
        await person.Button("Save").ClickAsync();
        var anyway = (await person.Button("Save anyway").BoundingBoxAsync())!;
        await person.Button("Save anyway").ClickAsync();
        await Expect(person.Feedback).ToBeVisibleAsync();

        var disconnect = person.Settings.Locator("[popovertarget^='disconnect-']");
        var next = (await disconnect.First.BoundingBoxAsync())!;
        Assert.True(
            next.Y > anyway.Y + anyway.Height || next.Y + next.Height < anyway.Y
                || next.X > anyway.X + anyway.Width || next.X + next.Width < anyway.X,
            $"“Disconnect” at {next.X}, {next.Y} is where “Save anyway” was, at {anyway.X}, {anyway.Y}.");
    }

    [Fact]
    public async Task Nothing_is_said_of_earlier_settings_where_there_were_none()
    {
        using var user = await site.NewUserAsync();
        var first = await user.SaveWhatsAppAsync(token: "EAAexpired");
        Assert.DoesNotContain("earlier settings", first.TextOf("[data-doubt]"), StringComparison.Ordinal);

        await user.SaveWhatsAppAsync();
        var second = await user.SaveAsync(Field.Value("whatsapp_system_token", "EAAexpired"));
        Assert.Contains(
            "Your earlier settings are unchanged.", second.TextOf("[data-doubt]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EAABLOCKED-payment", "No payment method is set.")]
    [InlineData("EAAstatus-BANNED", "banned")]
    public async Task A_refusal_says_why_and_not_what_is_fine(string token, string reason)
    {
        using var user = await site.NewUserAsync();
        var doubt = (await user.SaveWhatsAppAsync(token: token)).TextOf("[data-doubt]");

        Assert.Contains(reason, doubt, StringComparison.Ordinal);
        Assert.DoesNotContain("Quality", doubt, StringComparison.Ordinal);
        Assert.DoesNotContain("new customers", doubt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Insisting_on_one_partner_does_not_answer_for_another()
    {
        using var user = await site.NewUserAsync();
        var doubt = await user.SaveAsync([.. Field.WhatsApp(token: "EAAexpired"), .. Field.Chotot()]);
        var again = await user.SubmitAsync(
            doubt.Form("save"),
            Field.Value("whatsapp_system_token", "EAAexpired"),
            Field.Value("chotot_id", "10000702"),
            Field.Anyway(doubt));

        Assert.NotNull(again.Document.QuerySelector("[data-doubt-of='chotot']"));
        Assert.Matches("^chotot:\\S+ whatsapp:\\S+$", Field.Anyway(again).Value);
        Assert.Empty((await site.ProfileAsync(user.Email)).Attributes);
    }

    [Fact]
    public async Task Insisting_on_one_question_does_not_answer_another()
    {
        using var user = await site.NewUserAsync();
        var doubt = await user.SaveWhatsAppAsync(token: "EAAexpired");
        var again = await user.SubmitAsync(
            doubt.Form("save"), Field.Value("whatsapp_system_token", "EAArevoked-460"), Field.Anyway(doubt));

        Assert.Contains(
            "no longer", again.TextOf("[data-doubt-of='whatsapp']"), StringComparison.Ordinal);
        Assert.Empty((await site.ProfileAsync(user.Email)).Attributes);
    }

    private static ILocator Summary(Person person) =>
        person.Settings.Locator("[data-summary] [role='alert'], [data-errors], [data-doubt]").First;

    private static async Task AssertIsAtTheTopAsync(Person person)
    {
        await Expect(Summary(person)).ToBeInViewportAsync();
        var summary = (await Summary(person).BoundingBoxAsync())!;
        var fields = (await person.Partner("chotot").BoundingBoxAsync())!;
        Assert.True(summary.Y < fields.Y, "The summary is below the first partner.");
    }
}
