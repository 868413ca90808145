using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>Values that lead to another account than before are saved after one question.</summary>
public sealed class OtherAccountTests(StandInSite site) : IClassFixture<StandInSite>
{
    private const string NewNumber = "104427009999001";

    [Fact]
    public async Task Another_number_is_named_beside_the_old_one_and_asked_about_once()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        var question = await user.SaveWhatsAppAsync(NewNumber);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, question.Status);
        Assert.Contains(
            "This leads to another account than before. It was Jaspers Market, and now it is Tiệm Hoa Lan.",
            question.TextOf("[data-doubt-of='whatsapp']"),
            StringComparison.Ordinal);
        Assert.Equal(
            "106853218861309", Answer.Text((await user.GetAsync("/partners")).Key("whatsapp_phone_number_id")));

        await user.SubmitAsync(
            question.Form("save"), Field.Value("whatsapp_system_token", "EAAGm0PX4ZCpsBA"), Field.Anyway(question));
        Assert.Equal("connected", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));
        Assert.Equal(HttpStatusCode.Redirect, (await user.SaveWhatsAppAsync(NewNumber, "EAAanother")).Status);
    }

    [Fact]
    public async Task After_a_change_by_a_program_the_account_before_it_is_the_one_that_counts()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        await program.PutWhatsAppAsync("1111111111111111");

        Assert.Contains(
            "It was Jaspers Market, and now it is Tiệm Hoa Lan.",
            (await user.SaveWhatsAppAsync(NewNumber)).TextOf("[data-doubt-of='whatsapp']"),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await user.SaveWhatsAppAsync()).Status);
    }

    [Fact]
    public async Task After_the_old_token_was_refused_another_account_is_asked_about_too()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();
        await user.SaveAnywayAsync(Field.Value("whatsapp_system_token", "EAAexpired"));

        Assert.Contains(
            "It was Jaspers Market, and now it is Tiệm Hoa Lan.",
            (await user.SaveWhatsAppAsync(NewNumber, "EAAgood")).TextOf("[data-doubt-of='whatsapp']"),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await user.SaveWhatsAppAsync(token: "EAAgood")).Status);
    }

    [Fact]
    public async Task A_new_token_for_the_same_number_is_no_question()
    {
        using var user = await site.NewUserAsync();
        await user.SaveWhatsAppAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await user.SaveWhatsAppAsync(token: "EAAanother")).Status);
    }

    [Fact]
    public async Task An_oid_in_place_of_the_id_of_the_same_shop_is_no_question_and_another_shops_is()
    {
        using var user = await site.NewUserAsync();
        await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "85558138"));

        Assert.Equal(HttpStatusCode.Redirect, (await SaveOidAsync("3cc4f7b9c2743c61b5f60c6f62063743")).Status);
        var question = await SaveOidAsync("00000000000000000000000000000e01");
        Assert.Contains(
            "It was Tiệm Hoa Lan, and now it is Tiệm Bánh Mai.",
            question.TextOf("[data-doubt-of='chotot']"),
            StringComparison.Ordinal);

        Task<Answer> SaveOidAsync(string oid) =>
            user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", ""), Field.Value("chotot_oid", oid));
    }

    [Fact]
    public async Task In_place_of_an_account_that_was_refused_another_one_is_no_question()
    {
        using var user = await site.NewUserAsync();
        var doubt = await user.SaveWhatsAppAsync(token: "EAAstatus-MIGRATED");
        await user.SubmitAsync(
            doubt.Form("save"), Field.Value("whatsapp_system_token", "EAAstatus-MIGRATED"), Field.Anyway(doubt));

        Assert.Equal(HttpStatusCode.Redirect, (await user.SaveWhatsAppAsync(NewNumber, "EAAgood")).Status);
    }

    [Fact]
    public async Task Before_saving_the_form_asks_whether_it_is_the_users_account()
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        form.SetAttribute("action", "/partners/check");
        var answer = await user.SubmitFragmentAsync(
            form,
            ("partner", "chotot"),
            Field.Partner("chotot"),
            Field.Value("chotot_oid", "3cc4f7b9c2743c61b5f60c6f62063743"));

        Assert.Equal("Is this your shop?", answer.TextOf("[data-question]"));
        Assert.StartsWith(
            "Is this your shop? Connected: Tiệm Hoa Lan. Member since 2019.",
            answer.TextOf("[data-verdict]"),
            StringComparison.Ordinal);
    }
}
