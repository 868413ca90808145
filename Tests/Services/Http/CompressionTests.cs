using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>Pages are compressed, except where a key or a code may be in one.</summary>
public sealed class CompressionTests(Site site)
{
    [Theory]
    [InlineData("/", "br")]
    [InlineData("/partners", "br")]
    [InlineData("/nowhere", "br")]
    [InlineData("/api/v1/auth/me", null)]
    [InlineData("/Identity/Account/Manage/EnableAuthenticator", null)]
    [InlineData("/identity/account/manage/personaldata", null)]
    public async Task What_is_compressed(string address, string? encoding)
    {
        using var user = await site.NewUserAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", "gzip, br");

        Assert.Equal(encoding, (await user.SendAsync(request)).Header("Content-Encoding"));
    }
}
