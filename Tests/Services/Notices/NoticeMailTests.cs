using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Notices;

/// <summary>What the mail about a connection says, to whom, and where it leads.</summary>
public sealed class NoticeMailTests : NoticeScene
{
    [Fact]
    public async Task The_mail_says_what_the_card_says_and_how_to_get_no_more()
    {
        using var user = await Site.NewConnectedUserAsync();
        Site.Partner.Says = MadeUpPartner.Refused;
        await Site.RecheckAndSendAsync();

        var mail = await Smtp.NoticeAsync(user.Email, "Needs attention");
        var sentence = (await user.GetAsync("/")).TextOf("[data-partner='whatsapp'] [data-verdict]")
            .Split("Checked")[0].Trim();
        Assert.Contains(sentence, mail.Text, StringComparison.Ordinal);
        Assert.Contains(sentence, WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        Assert.Contains(Fix, mail.Text, StringComparison.Ordinal);
        var off = $"{MailSite.Address}/Identity/Account/Manage/Notifications";
        Assert.EndsWith(off, mail.Text.Trim(), StringComparison.Ordinal);
        Assert.Equal(off, mail.Unsubscribe);

        var id = await Site.UserIdAsync(user.Email);

        foreach (var hidden in (string[])["EAAGm0PX4ZCpsBA", "106853218861309", id])
        {
            Assert.DoesNotContain(hidden, mail.Text + mail.Html + mail.MessageId, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Its_link_opens_the_form_with_the_refused_field_after_signing_in()
    {
        using var user = await Site.NewConnectedUserAsync();
        Site.Partner.Says = MadeUpPartner.Refused;
        await Site.RecheckAndSendAsync();
        var link = new Uri((await Smtp.NoticeAsync(user.Email, "Needs attention")).Button!);
        using var elsewhere = Site.NewVisitor();

        var signIn = await elsewhere.GetAsync(link.PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, signIn.Status);
        Assert.Contains("%2Fpartners%2Fedit%3Fpartner%3Dwhatsapp", signIn.Header("Location"), StringComparison.Ordinal);
        var form = await user.GetAsync(link.PathAndQuery);
        Assert.True(form.Key("whatsapp_system_token")!.HasAttribute("autofocus"));
    }

    [Fact]
    public async Task Mails_are_in_the_language_that_the_owner_last_used()
    {
        using var vietnamese = await Site.NewConnectedUserAsync("vi");
        using var changed = await Site.NewConnectedUserAsync("vi");
        changed.Language = "en";
        await changed.SaveWhatsAppAsync(token: "EAAanother");
        Site.Partner.Says = MadeUpPartner.Refused;
        Assert.Equal(2, await Site.RecheckAndSendAsync());

        var mail = await Smtp.NoticeAsync(vietnamese.Email, "Meta không còn chấp nhận token này");
        Assert.Equal("WhatsApp Business: Cần xử lý", mail.Subject);
        Assert.Equal("vi", mail.Language);
        Assert.Equal("en", (await Smtp.NoticeAsync(changed.Email)).Language);
    }

    [Fact]
    public async Task Who_has_turned_mails_off_gets_none()
    {
        using var user = await Site.NewConnectedUserAsync();
        var page = await user.GetAsync("/Identity/Account/Manage/Notifications");
        await user.SubmitAsync(page.Document.Forms.Single(form => form.Id == "notifications"), ("IsOn", "false"));
        Site.Partner.Says = MadeUpPartner.Refused;

        Assert.Equal(0, await Site.RecheckAndSendAsync());
        Site.Partner.Says = MadeUpPartner.Connected;
        Assert.Equal(0, await Site.RecheckAndSendAsync());
        Assert.Empty(Smtp.Notices);
    }
}
