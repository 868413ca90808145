using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Tests.Services.Notices;

/// <summary>An owner is mailed when a connection breaks and when it works again, once each.</summary>
public sealed class NoticeTests : NoticeScene
{
    [Fact]
    public async Task A_recheck_that_is_refused_is_mailed_once_and_that_it_works_again_once_too()
    {
        using var user = await Site.NewConnectedUserAsync();
        Site.Partner.Says = MadeUpPartner.Refused;
        Assert.Equal(1, await Site.RecheckAndSendAsync());
        Assert.Equal(0, await Site.RecheckAndSendAsync());

        var broken = await Smtp.NoticeAsync(user.Email, "no longer accepts this token");
        Assert.Equal("WhatsApp Business: Needs attention", broken.Subject);
        Assert.Equal(Fix, broken.Button);
        Assert.Equal("en", broken.Language);
        Assert.Equal("auto-generated", broken.Automatic);

        Site.Partner.Says = MadeUpPartner.Connected;
        Assert.Equal(1, await Site.RecheckAndSendAsync());
        Assert.Equal(0, await Site.RecheckAndSendAsync());

        var recovered = await Smtp.NoticeAsync(user.Email, "Connected again");
        Assert.Equal("WhatsApp Business: Connected again", recovered.Subject);
        Assert.Equal(2, Smtp.Notices.Count());
    }

    [Fact]
    public async Task A_token_that_a_program_replaced_is_mailed_when_it_is_refused()
    {
        Site.Partner.Says = MadeUpPartner.Connected with
        {
            Details = new Dictionary<string, string> { [PartnerCheck.AccountId] = "106853218861309" },
        };
        using var user = await Site.NewConnectedUserAsync();
        using var program = Site.NewProgram();
        await program.LoginAsync(user.Email);
        await program.PutWhatsAppAsync(token: "EAAanother");
        Site.Partner.Says = MadeUpPartner.Refused;

        Assert.Equal(1, await Site.RecheckAndSendAsync());
        await Smtp.NoticeAsync(user.Email, "Needs attention");
    }

    [Fact]
    public async Task What_the_owner_reads_at_that_moment_is_not_mailed_and_neither_is_that_it_works_again()
    {
        using var user = await Site.NewConnectedUserAsync();
        Site.Partner.Says = MadeUpPartner.Refused;
        var home = await user.GetAsync("/");
        await user.SubmitAsync(
            home.Document.Forms.Single(form => form.GetAttribute("action") == "/partners/check"
                && form.QuerySelector("[value='whatsapp']") is not null));

        Assert.Equal("Needs attention", (await user.GetAsync("/")).TextOf("[data-partner='whatsapp'] .status"));
        Assert.Equal(0, await Site.RecheckAndSendAsync());
        Site.Partner.Says = MadeUpPartner.Connected;
        Assert.Equal(0, await Site.RecheckAndSendAsync());
        Assert.Empty(Smtp.Notices);
    }

    [Fact]
    public async Task A_check_by_a_program_is_mailed_since_nobody_reads_it()
    {
        using var user = await Site.NewConnectedUserAsync();
        using var program = Site.NewProgram();
        await program.LoginAsync(user.Email);
        Site.Partner.Says = MadeUpPartner.Refused;
        await program.PostAsync("/api/v1/profile/partners/whatsapp/check");

        Assert.Equal(1, await Site.SendAsync());
    }

    [Fact]
    public async Task What_was_never_confirmed_or_could_not_be_checked_is_not_mailed()
    {
        using var unconfirmed = await Site.NewUserAsync();
        using var program = Site.NewProgram();
        await program.LoginAsync(unconfirmed.Email);
        await program.PutWhatsAppAsync();
        using var connected = await Site.NewConnectedUserAsync();
        Site.Partner.Says = MadeUpPartner.Outage;
        Assert.Equal(0, await Site.RecheckAndSendAsync());

        Site.Partner.Says = MadeUpPartner.Connected;
        Assert.Equal(0, await Site.RecheckAndSendAsync());
        Assert.Empty(Smtp.Notices);
    }

    [Fact]
    public async Task An_outage_in_between_hides_no_refusal()
    {
        using var user = await Site.NewConnectedUserAsync();
        Site.Partner.Says = MadeUpPartner.Outage;
        await Site.RecheckAndSendAsync();
        Site.Partner.Says = MadeUpPartner.Refused;

        Assert.Equal(1, await Site.RecheckAndSendAsync());
    }

    [Fact]
    public async Task A_new_token_that_works_is_mailed_after_a_mail_that_the_old_one_did_not()
    {
        using var user = await Site.NewConnectedUserAsync();
        Site.Partner.Says = MadeUpPartner.Refused;
        await Site.RecheckAndSendAsync();
        Site.Partner.Says = MadeUpPartner.Connected;
        await user.SaveWhatsAppAsync(token: "EAAanother");

        Assert.Equal(1, await Site.SendAsync());
        await Smtp.NoticeAsync(user.Email, "Connected again");
    }

    [Fact]
    public async Task What_has_recovered_before_its_mail_went_is_not_mailed_at_all()
    {
        using var user = await Site.NewConnectedUserAsync();
        Site.Partner.Says = MadeUpPartner.Refused;
        await Site.RecheckLaterAsync();
        Site.Partner.Says = MadeUpPartner.Connected;

        Assert.Equal(0, await Site.RecheckAndSendAsync());
        Assert.Empty(Smtp.Notices);
    }
}
