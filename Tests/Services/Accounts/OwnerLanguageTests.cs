using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Accounts;

/// <summary>The language that an owner last used is known when no request tells it.</summary>
public sealed class OwnerLanguageTests(Site site)
{
    [Fact]
    public async Task It_is_stored_at_the_sign_up_at_each_sign_in_and_with_each_form()
    {
        using var user = site.NewVisitor();
        user.Language = "vi";
        await user.RegisterAsync(Emails.New());
        Assert.Equal("vi", await StoredAsync(user));

        user.Language = "en";
        await user.GetAsync("/");
        Assert.Equal("vi", await StoredAsync(user));
        await user.SaveWhatsAppAsync();
        Assert.Equal("en", await StoredAsync(user));

        await user.SignOutAsync();
        user.Language = "vi";
        await user.SignInAsync(user.Email);
        Assert.Equal("vi", await StoredAsync(user));
    }

    [Fact]
    public async Task A_change_of_the_account_keeps_it()
    {
        using var user = site.NewVisitor();
        user.Language = "vi";
        await user.RegisterAsync(Emails.New());
        user.Language = "en";
        await user.ChangePasswordAsync("another quite long password");

        Assert.Equal("en", await StoredAsync(user));
    }

    [Fact]
    public async Task A_program_and_a_switch_that_anybody_can_send_change_nothing()
    {
        using var user = site.NewVisitor();
        user.Language = "vi";
        await user.RegisterAsync(Emails.New());
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        await program.PutWhatsAppAsync();
        user.Language = "en";
        await user.SendAsync(new(HttpMethod.Post, "/preferences?handler=language")
        {
            Content = new FormUrlEncodedContent([new("language", "en")]),
        });

        Assert.Equal("vi", await StoredAsync(user));
    }

    [Fact]
    public async Task That_the_account_was_changed_is_not_said_of_it()
    {
        using var user = await site.NewUserAsync();
        var before = await site.AccountAsync(user.Email);
        await user.SignOutAsync();
        user.Language = "vi";
        await user.SignInAsync(user.Email);
        var after = await site.AccountAsync(user.Email);

        Assert.Equal(("vi", before.UpdatedAt), (after.Language, after.UpdatedAt));
    }

    private async Task<string?> StoredAsync(SiteClient user) => (await site.AccountAsync(user.Email)).Language;
}
