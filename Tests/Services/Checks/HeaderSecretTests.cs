using System.Text.RegularExpressions;
using PartnerSite.Services.Checks;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>Secrets get into headers by one way, which takes no text that could end a header.</summary>
public sealed class HeaderSecretTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\r\nHost: b")]
    [InlineData("tôken")]
    public void What_could_end_a_header_is_no_secret_for_one(string? text) => Assert.Null(HeaderSecret.From(text));

    [Fact]
    public void It_is_sent_in_the_header_that_the_partner_wants_and_never_printed()
    {
        using var request = new HttpRequestMessage();
        var secret = HeaderSecret.From("EAAsecret")!;
        secret.AuthorizeBearer(request.Headers);
        secret.AddTo(request.Headers, "access_token");

        Assert.Equal("Bearer EAAsecret", request.Headers.Authorization!.ToString());
        Assert.Equal(["EAAsecret"], request.Headers.GetValues("access_token"));
        Assert.DoesNotContain("EAA", $"{secret}", StringComparison.Ordinal);
    }

    [Fact]
    public void No_checker_writes_a_header_in_another_way()
    {
        var files = Directory.EnumerateFiles(
            Repository.PathOf("Services/Checks"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "HeaderSecret.cs");

        Assert.All(files, file => Assert.False(
            Regex.IsMatch(File.ReadAllText(file), @"\.Headers\.(Authorization\s*=|Add\(|TryAdd)"),
            $"{Path.GetFileName(file)} writes a header: use HeaderSecret."));
    }
}
