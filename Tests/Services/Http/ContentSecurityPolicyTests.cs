using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Http;

/// <summary>Google's csp_evaluator finds nothing in the policy of any answer but what is explained.</summary>
public sealed partial class ContentSecurityPolicyTests
{
    /// <summary>The site serves no JSONP, no AngularJS and no file of a user.</summary>
    private const string Explained =
        "MEDIUM_MAYBE script-src 'self': "
        + "'self' can be problematic if you host JSONP, AngularJS or user uploaded files.";

    private static readonly string Folder = Repository.PathOf("Tests/Infrastructure/csp");

    [Fact]
    public async Task Of_an_answer_of_each_kind()
    {
        await using var site = new Site { Environment = "Production" };
        using var user = await site.NewUserAsync();
        var answers = new List<(string, Answer)>();

        foreach (
            var address in (string[])
                [
                    "/",
                    "/partners",
                    "/activity.csv",
                    "/docs",
                    "/docs/scalar.js",
                    "/openapi/v1.json",
                    "/api/v1/auth/me",
                    "/api/v1/nowhere",
                    "/nowhere",
                    "/healthz",
                    "/Identity/Account/Manage/EnableAuthenticator",
                    "/Identity/Account/Manage/RecoveryCodesFile",
                ])
        {
            answers.Add((address, await user.GetAsync(address)));
            answers.Add(($"{address} (fragment)", await user.GetFragmentAsync(address)));
        }

        await AssertNoFindingAsync(answers);
    }

    [Fact, Drill]
    public async Task Of_every_page_and_every_fragment()
    {
        await using var site = new ProductionWholeSite();
        await site.InitializeAsync();
        using var tour = new PageTour(site, language: null);
        var answers = await tour.SeeAllAsync();

        Assert.InRange(answers.Count, 80, 400);
        await AssertNoFindingAsync(answers);
    }

    [Theory]
    [InlineData("script-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'", "HIGH script-src")]
    [InlineData("script-src 'self' data:; object-src 'none'; base-uri 'none'", "HIGH script-src data:")]
    [InlineData("script-src 'self'; base-uri 'none'", "HIGH object-src")]
    [InlineData("script-src 'nonce-short'; object-src 'none'; base-uri 'none'", "MEDIUM script-src 'nonce-short'")]
    [InlineData("default-src 'none' script-src 'self'", "SYNTAX default-src script-src")]
    public async Task A_weak_policy_is_found(string policy, string finding) => Assert.Contains(
        (await EvaluateAsync([policy])).Single(), found => found.StartsWith(finding, StringComparison.Ordinal));

    private static async Task AssertNoFindingAsync(IReadOnlyList<(string Name, Answer Answer)> answers)
    {
        // Each answer of the documentation has a nonce of its own, of the same length.
        var byPolicy = answers.ToLookup(
            answer => Nonce().Replace(answer.Answer.Header("Content-Security-Policy") ?? "", Alike),
            answer => answer.Name);
        var policies = byPolicy.Select(group => group.Key).ToList();
        var findings = await EvaluateAsync(policies);

        string[] found =
        [
            .. from one in policies.Zip(findings)
               from finding in one.First.Length == 0 ? ["no policy"] : one.Second
               where finding != Explained
               select $"{finding} ({string.Join(", ", byPolicy[one.First].Take(10))})",
        ];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static string Alike(Match nonce) => new('n', nonce.Length);

    /// <summary>What is found in each policy, the worst kinds by name: HIGH, SYNTAX, MEDIUM, HIGH_MAYBE.</summary>
    private static async Task<IReadOnlyList<string[]>> EvaluateAsync(IReadOnlyList<string> policies)
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Folder, "node_modules/csp_evaluator")),
            "csp_evaluator is not installed: run ./test.sh, which installs it.");
        var json = await Tool.RunAsync("node", [Path.Combine(Folder, "evaluate.mjs"), .. policies]);
        return JsonSerializer.Deserialize<string[][]>(json)!;
    }

    [GeneratedRegex("(?<='nonce-)[^']+")]
    private static partial Regex Nonce();
}
