using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>Over a real connection, where the server's own limits hold.</summary>
public sealed class ErrorTests(BrowserSite site)
{
    [Theory]
    [InlineData("/Identity/Account/Login", 70_000, false)]
    [InlineData("/Identity/Account/Login", 70_000, true)]
    [InlineData("/partners/skip", 70_000, false)]
    [InlineData("/partners/save", 200_000, false)]
    [InlineData("/partners/save", 200_000, true)]
    [InlineData("/partners/check", 200_000, false)]
    public async Task More_than_a_form_can_have_is_answered_with_413(string address, int length, bool chunked)
    {
        using var http = new HttpClient { BaseAddress = new(site.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([new("Input.Values[chotot_id]", new string('7', length))]),
        };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await http.SendAsync(request);
        var answer = await Answer.ReadAsync(response);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.StartsWith(
            "Too much data Nothing was saved.", answer.TextOf("[data-failure]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_address_has_a_page_that_helps()
    {
        using var http = new HttpClient { BaseAddress = new(site.Address) };
        using var response = await http.GetAsync("/nowhere");
        var answer = await Answer.ReadAsync(response);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("Page not found", answer.TextOf("h1"));
    }
}
