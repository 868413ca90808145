using System.Net;
using System.Text;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>What nobody types and no form of the site sends is refused, and writes nothing.</summary>
public sealed class MalformedFormTests(Site site)
{
    [Theory]
    [InlineData("85558\n138")]
    [InlineData("85558\u202E138")]
    [InlineData("85558\u200B138")]
    [InlineData("85558\u2028138")]
    [InlineData("85558\u001B138")]
    public async Task Control_and_invisible_characters_are_refused(string value)
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", value));

        answer.AssertRefused(
            "“Chợ Tốt ID” contains a line break or a hidden character. Copy it again, without extra spaces or characters.");
        await user.AssertNothingStoredAsync();
    }

    [Fact]
    public async Task A_lone_surrogate_is_refused()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        byte[] surrogate = [0xED, 0xA0, 0x80];

        var answer = await user.SendAsync(
            new(HttpMethod.Post, "/partners/save")
            {
                Content = new ByteArrayContent([
                    .. Encoding.ASCII.GetBytes(
                        $"__RequestVerificationToken={token}&Input.Partners=chotot&Input.Values%5Bchotot_id%5D=1"),
                    .. surrogate,
                ])
                {
                    Headers = { ContentType = new("application/x-www-form-urlencoded") },
                },
            });

        answer.AssertRefused(
            "“Chợ Tốt ID” contains a line break or a hidden character. Copy it again, without extra spaces or characters.");
    }

    [Fact]
    public async Task A_NUL_is_refused()
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "85558\0138"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith(
            "The form can't be read Nothing was saved.", answer.TextOf("[data-failure]"), StringComparison.Ordinal);
        await user.AssertNothingStoredAsync();
    }

    [Theory]
    [InlineData("Input.Partners=chotot&Input.Values%5Bchotot_id=1", "application/x-www-form-urlencoded")]
    [InlineData("Input.Partners=chotot", "application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("junk", "multipart/form-data; boundary=x")]
    [InlineData("junk", "multipart/form-data")]
    public async Task A_form_that_can_not_be_read_is_refused(string body, string type)
    {
        var user = await site.NewUserAsync();
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await user.SendAsync(new(HttpMethod.Post, "/partners/save") { Content = content });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.StartsWith(
            "The form can't be read Nothing was saved.", answer.TextOf("[data-failure]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Partners", "telegram")]
    [InlineData("Input.Values[is_admin]", "true")]
    [InlineData("Input.Values.is_admin", "true")]
    [InlineData("Input.Values.index", "is_admin")]
    [InlineData("Input.Values", "is_admin")]
    [InlineData("Input.Values[user_id]", "1")]
    public async Task An_unknown_partner_or_field_is_refused_without_repeating_it(string name, string value)
    {
        var user = await site.NewUserAsync();
        var answer = await user.SaveAsync(Field.Partner("chotot"), Field.Value("chotot_id", "1"), (name, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(
            "This page is out of date. Reload it and try again.",
            answer.TextOf("[data-errors]"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("telegram", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("is_admin", answer.Body, StringComparison.Ordinal);
        await user.AssertNothingStoredAsync();
    }

    [Fact]
    public async Task Values_in_the_address_are_not_read()
    {
        var user = await site.NewUserAsync();
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        form.SetAttribute("action", "/partners/save?Input.Partners=chotot&Input.Values[chotot_id]=1");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await user.SubmitAsync(form)).Status);
        await user.AssertNothingStoredAsync();
    }
}
