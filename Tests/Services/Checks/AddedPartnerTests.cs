using System.Text.RegularExpressions;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure;
using PartnerSite.Tests.Infrastructure.Lotus;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>The partner that docs/adding-a-partner.md adds, as it stands there, works.</summary>
public sealed partial class AddedPartnerTests
{
    [Theory]
    [InlineData("40012345", "lp_good", "Checks.ConnectedTo", null)]
    [InlineData("shop", "lp_good", "Checks.LotusMerchantShape", "lotus_merchant")]
    [InlineData("40012345", "lp bad", "Checks.LotusSecretShape", "lotus_secret")]
    [InlineData("40012345", "lp_refused", "Checks.LotusSecretRefused", "lotus_secret")]
    [InlineData("40000404", "lp_good", "Checks.LotusMerchantUnknown", "lotus_merchant")]
    [InlineData("40012345", "lp_suspended", "Checks.LotusSuspended", null)]
    [InlineData("40012345", "lp_error-77", "Checks.LotusUnknownError", null)]
    [InlineData("40012345", "lp_status-418", "Checks.LotusUnreadable", null)]
    [InlineData("40012345", "lp_garbage", "Checks.LotusUnreadable", null)]
    [InlineData("40012345", "lp_other-shop", "Checks.LotusUnreadable", null)]
    [InlineData("40012345", "lp_rate", "Checks.LotusSlowDown", null)]
    [InlineData("40012345", "lp_outage", "Checks.LotusUnreachable", null)]
    public async Task Its_checker_says_what_its_answers_mean(string merchant, string secret, string text, string? field)
    {
        var check = await CheckAsync(merchant, secret);

        Assert.Equal((text, field), (check.Message.Key, check.Field));
    }

    [Fact]
    public async Task A_refusal_that_nobody_knows_is_a_doubt_with_its_code()
    {
        var check = await CheckAsync("40012345", "lp_error-77");

        Assert.Equal((true, "77"), (check.IsDoubt, check.Details[PartnerCheck.ErrorCode]));
    }

    [Theory]
    [InlineData("lp_echo")]
    [InlineData("lp_nameless")]
    public async Task What_repeats_the_secret_or_is_missing_is_not_taken_as_a_name(string secret)
    {
        var check = await CheckAsync("40012345", secret);

        Assert.Equal("Lotus Pay", check.Details[PartnerCheck.AccountName]);
    }

    [Fact]
    public async Task It_is_played_beside_the_partners_of_the_site()
    {
        await using var partners = await StandInPartners.StartAsync(more: new LotusStandIn());
        await using var checking = LotusChecking.Asking(partners);

        Assert.Contains(
            checking.Apis,
            api => api is { Partner: "lotus", Version: "lotus", Address.IsLoopback: true });
        Assert.Equal(PartnerStatus.Connected, (await checking.WhatsAppAsync("EAAgood")).Status);
    }

    // The code of the document is taken from files that are compiled and tested.
    [Fact]
    public void Every_line_of_code_in_the_document_stands_in_the_files_of_the_example()
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("Tests/Infrastructure/Lotus"))
            .Append(Repository.PathOf("Tests/Services/Checks/LotusChecking.cs"))
            .Select(file => Spaces().Replace(File.ReadAllText(file), " "))
            .ToList();
        var blocks = Code().Matches(File.ReadAllText(Repository.PathOf("docs/adding-a-partner.md")))
            .Select(block => Spaces().Replace(block.Groups[1].Value, " ").Trim())
            .ToList();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(
            files, file => file.Contains(block.TrimEnd(','), StringComparison.Ordinal)));
    }

    private static async Task<PartnerCheck> CheckAsync(string merchant, string secret)
    {
        await using var partners = await StandInPartners.StartAsync(more: new LotusStandIn());
        await using var checking = LotusChecking.Asking(partners);
        var values = new Dictionary<string, string> { ["lotus_merchant"] = merchant, ["lotus_secret"] = secret };
        return await checking.CheckerOf("lotus")!.CheckAsync(new(values), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"```(?:csharp|xml)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
