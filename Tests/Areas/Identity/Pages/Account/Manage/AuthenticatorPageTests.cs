using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account.Manage;

public sealed class AuthenticatorPageTests(Site site)
{
    private static readonly string Folder = Repository.PathOf("Tests/Infrastructure/qr");

    [Fact]
    public async Task A_camera_reads_the_sites_name_the_account_and_the_key()
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Folder, "node_modules/jsqr")),
            "jsqr is not installed: run ./test.sh, which installs it.");
        using var user = await site.NewUserAsync("lan.nguyen+shop@example.com");
        var page = await user.GetAsync("/Identity/Account/Manage/EnableAuthenticator");
        var key = page.TextOf("kbd").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

        var picture = page.Document.QuerySelector("svg[role=img]")!;
        var read = await Tool.RunAsync(
            "node",
            [
                Path.Combine(Folder, "read.mjs"),
                picture.GetAttribute("viewBox")!.Split(' ')[2],
                picture.QuerySelector("path")!.GetAttribute("d")!,
            ]);

        Assert.Equal(
            $"otpauth://totp/PartnerSite:lan.nguyen%2Bshop%40example.com?secret={key}&issuer=PartnerSite&digits=6",
            read.Trim());
        Assert.Equal(read.Trim(), page.Document.QuerySelector(".on-phone a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_picture_is_white_around_the_code_whatever_the_page_is()
    {
        using var user = await site.NewUserAsync();
        var picture = (await user.GetAsync("/Identity/Account/Manage/EnableAuthenticator")).Document.QuerySelector(
            "svg[role=img]"
        )!;
        var size = picture.GetAttribute("viewBox")!.Split(' ')[2];
        var ground = picture.FirstElementChild!;

        Assert.Equal(
            ("rect", "#fff", size, size),
            (ground.LocalName, ground.GetAttribute("fill"), ground.GetAttribute("width"), ground.GetAttribute("height"))
        );
        Assert.StartsWith("M4 4h", picture.QuerySelector("path")!.GetAttribute("d"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_to_type_is_in_groups_of_four()
    {
        using var user = await site.NewUserAsync();
        var key = (await user.GetAsync("/Identity/Account/Manage/EnableAuthenticator")).TextOf("kbd");

        Assert.Equal(32, key.Replace(" ", "", StringComparison.Ordinal).Length);
        Assert.All(key.Split(' '), group => Assert.Equal(4, group.Length));
    }

    [Fact]
    public async Task The_recovery_codes_are_shown_once_so_no_switch_loads_their_page_again()
    {
        using var user = await site.NewUserAsync();
        var page = await user.GetAsync("/Identity/Account/Manage/EnableAuthenticator");
        var enabled = await user.SubmitAsync(
            page.Document.Forms.Single(form => form.Id == "send-code"),
            ("Input.Code", new Authenticator(page.TextOf("kbd")).Code));
        var codes = (await user.GetAsync(enabled.Header("Location")!)).Document;

        Assert.Equal(10, codes.QuerySelectorAll(".recovery-code").Length);
        Assert.Empty(codes.QuerySelectorAll("form[action^='/preferences']"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("form[action^='/preferences']"));
    }
}
