using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

public sealed class SavingTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Both_partners_are_saved_and_shown_read_only()
    {
        var user = await site.NewUserAsync();

        var answer = await user.SaveAsync(
            Field.Partner("whatsapp"), Field.Partner("chotot"),
            Field.Value("chotot_id", "85558138"), Field.Value("chotot_oid", "3cc4f7b9c2743c61b5f60c6f62063743"),
            Field.Value("whatsapp_phone_number_id", "106853218861309"), Field.Value("whatsapp_system_token", "EAAGm0PX4ZCpsBA"));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("/partners", answer.Header("Location"));

        var details = await user.GetAsync("/partners");
        Assert.Equal("Your partner settings are saved.", details.TextOf("[data-feedback]"));
        Assert.Equal("85558138", Answer.Text(details.Key("chotot_id")));
        Assert.Equal("3cc4f7b9c2743c61b5f60c6f62063743", Answer.Text(details.Key("chotot_oid")));
        Assert.Equal("106853218861309", Answer.Text(details.Key("whatsapp_phone_number_id")));
        Assert.Equal($"Stored {DateTime.UtcNow:d MMM yyyy}", Answer.Text(details.Key("whatsapp_system_token")));
        Assert.Empty(details.Document.QuerySelectorAll("input[type=text], input[type=password]"));
    }
}
