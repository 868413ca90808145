using System.Net;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>
/// At every partner of the site: a secret comes out at no page, call, log or file, whether the partner takes it,
/// refuses it, fails, sends it elsewhere or sends it back.
/// </summary>
public sealed class PartnerCanaryTests
{
    private static readonly CheckTimeouts Impatient = new(
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.2), TimeSpan.FromMilliseconds(1));

    public static TheoryData<string> Secrets => [.. PartnerCatalog.Default.SensitiveKeys];

    [Theory, MemberData(nameof(Secrets))]
    public async Task A_secret_comes_out_of_no_path_whatever_its_partner_answers(string key)
    {
        await using var site = new StandInSite
        {
            LogsAll = true,
            Catalog = PartnerCatalog.Default,
            Timeouts = Impatient,
        };
        await site.InitializeAsync();
        var partner = PartnerCatalog.Default.PartnerOf(key)!;
        using var user = await site.NewUserAsync();
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);

        var scripts = StandIns.ScriptsOf(key);

        foreach (var script in scripts.Prepend(partner.Find(key)!.Example!))
        {
            var secret = $"{script.Replace("{n}", "5", StringComparison.Ordinal)}.{Canary.Token}";
            var values = partner.Attributes.Where(one => !one.IsDate)
                .ToDictionary(one => one.Key, one => one.Key == key ? secret : one.Example!);
            await TypeAsync(user, partner, values);
            await CheckAsync(program, partner);
        }

        foreach (var address in (string[])["/", "/partners", "/partners/edit", "/activity"])
        {
            AssertNoneIn(await user.GetAsync(address));
        }

        Assert.StartsWith(
            "Stored", Answer.Text((await user.GetAsync("/partners")).Key(key)), StringComparison.Ordinal);
        AssertSent(site.Partners.Requests, header: scripts.Count > 0 ? StandIns.Of(partner.Tag).SecretHeader : null);
        Canary.AssertNoneIn(site.Log.Text);
        Assert.All(Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!), Canary.AssertNoneInFile);
    }

    // In the header, or, when no value has an answer of its own, never.
    private static void AssertSent(IReadOnlyCollection<RecordedRequest> requests, string? header)
    {
        Assert.NotEmpty(requests);
        Assert.All(requests, request => Canary.AssertNoneIn(request.Path));

        if (header is null)
        {
            Assert.All(requests, request => Canary.AssertNoneIn(
                request.Body + string.Join('\n', request.Headers.Values)));
            return;
        }

        Assert.Contains(requests, request =>
            request.Headers.GetValueOrDefault(header)?.Contains(Canary.Token, StringComparison.Ordinal) == true);
    }

    private static async Task TypeAsync(SiteClient user, Partner partner, Dictionary<string, string> values)
    {
        (string, string?)[] fields =
            [Field.Partner(partner.Tag), .. values.Select(value => Field.Value(value.Key, value.Value))];
        var form = (await user.GetAsync("/partners/edit")).Form("save");
        var answer = await user.SubmitFragmentAsync(form, fields);
        AssertNoneIn(answer);

        if (answer.Document.QuerySelector("[data-doubt]") is not null)
        {
            AssertNoneIn(await user.SubmitFragmentAsync(form, [.. fields, Field.Anyway(answer)]));
        }
    }

    private static async Task CheckAsync(ApiClient program, Partner partner)
    {
        var check = await program.PostAsync($"/api/v1/profile/partners/{partner.Tag}/check");
        Assert.Equal(HttpStatusCode.OK, check.Status);
        var partners = await program.GetAsync("/api/v1/profile/partners");
        Assert.All(
            [check, partners],
            answer => AssertNoneIn(new Answer(answer.Status, answer.Body, null!, answer.Headers)));
    }

    private static void AssertNoneIn(Answer answer) =>
        Canary.AssertNoneIn(answer.Body + string.Join('\n', answer.Headers));
}
