using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>Each address answers its own methods, and says so to others.</summary>
public sealed class AddressTests(Site site)
{
    [Theory]
    [InlineData("/partners")]
    [InlineData("/partners/edit")]
    [InlineData("/partners/prompt")]
    [InlineData("/partners/hints")]
    public async Task What_is_read_only_takes_no_post(string address)
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        form.SetAttribute("action", address);

        Assert.Equal(HttpStatusCode.NotFound, (await user.SubmitAsync(form)).Status);
    }

    [Theory]
    [InlineData("/partners/save")]
    [InlineData("/partners/skip")]
    [InlineData("/partners/check")]
    [InlineData("/partners/disconnect")]
    public async Task What_is_posted_leads_back_to_the_settings_when_it_is_opened(string address)
    {
        using var user = await site.NewUserAsync();
        var answer = await user.GetAsync(address);

        Assert.Equal((HttpStatusCode.Redirect, "/partners"), (answer.Status, answer.Header("Location")));
    }

    [Fact]
    public async Task A_form_that_names_a_field_in_two_ways_is_refused()
    {
        using var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var answer = await user.SubmitAsync(
            form, ("Input.Partners", "chotot"), ("Input.Valuesx", "1"), ("Input.Values[Input.Valuesx]", "2"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task An_answer_to_the_prompt_whose_time_is_damaged_is_an_answer()
    {
        using var user = await site.NewUserAsync();
        site.Execute($"""
            UPDATE "AspNetUsers" SET "PartnerPromptAnsweredAt" = 'damaged' WHERE "Email" = '{user.Email}'
            """);

        Assert.Equal(HttpStatusCode.NoContent, (await user.GetFragmentAsync("/partners/prompt")).Status);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/partners")).Status);
        site.Execute($"""UPDATE "AspNetUsers" SET "PartnerPromptAnsweredAt" = NULL WHERE "Email" = '{user.Email}' """);
    }
}
