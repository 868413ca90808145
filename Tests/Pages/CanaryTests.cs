using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages;

/// <summary>
/// A token sent through every path comes out of none: answers, headers, logs, the database and its log.
/// </summary>
public sealed class CanaryTests
{
    private const string Canary = "EAAcanary/7f3a+91<tok&en>";

    private static readonly string[] Forms =
    [
        Canary,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)).TrimEnd('='),
        Uri.EscapeDataString(Canary),
        WebUtility.UrlEncode(Canary),
        WebUtility.HtmlEncode(Canary),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Canary)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Canary)),
        "canary/7f3a",
    ];

    [Fact]
    public async Task The_token_comes_out_of_no_path_valid_or_not()
    {
        await using var site = new StandInSite { LogsAll = true };
        await site.InitializeAsync();
        var answers = new List<Answer>();
        var user = await site.NewUserAsync();
        (string, string?) token = Field.Value("whatsapp_system_token", Canary);

        foreach (
            var fields in (List<(string, string?)[]>)
                [
                    [Field.Partner("whatsapp"), token],
                    [token],
                    [Field.Partner("telegram"), token],
                    [
                        Field.Partner("whatsapp"),
                        Field.Value("whatsapp_phone_number_id", "1"),
                        Field.Value("whatsapp_system_token", Canary + "\n" + Canary),
                    ],
                    [
                        Field.Partner("whatsapp"),
                        Field.Value("whatsapp_phone_number_id", "1"),
                        Field.Value("whatsapp_system_token", Canary + new string('x', 5000)),
                    ],
                    [
                        Field.Partner("whatsapp"),
                        Field.Value("whatsapp_phone_number_id", "1"),
                        Field.Value("unknown", Canary),
                        token,
                    ],
                    [
                        Field.Partner("whatsapp"),
                        Field.Value("whatsapp_phone_number_id", "1"),
                        token,
                        ("__RequestVerificationToken", "expired"),
                    ],
                    [
                        Field.Partner("whatsapp"),
                        Field.Value("whatsapp_phone_number_id", "1"),
                        token,
                        ("Input.Version", "old"),
                    ],
                    [Field.Partner("whatsapp"), Field.Value("whatsapp_phone_number_id", "1"), token],
                    [
                        Field.Partner("whatsapp"),
                        Field.Value("whatsapp_phone_number_id", "1"),
                        token,
                        ("Input.Anyway", "true"),
                    ],
                    [Field.Partner("whatsapp"), Field.Value("whatsapp_phone_number_id", "106853218861309"), token],
                ])
        {
            var form = (await user.GetAsync("/partners/edit")).Form("save");
            answers.Add(await user.SubmitAsync(form, fields));
            answers.Add(await user.SubmitFragmentAsync(form, fields));
        }

        Assert.Equal("connected", (await user.GetAsync("/")).Partner("whatsapp")!.GetAttribute("data-status"));

        foreach (
            var address in (string[])
                [
                    "/",
                    "/partners",
                    "/partners/edit",
                    "/partners/prompt",
                    "/activity",
                    "/Identity/Account/Manage/PersonalData",
                    "/nowhere",
                ])
        {
            answers.Add(await user.GetAsync(address));
            answers.Add(await user.GetFragmentAsync(address));
        }

        var personalData = await user.GetAsync("/Identity/Account/Manage/PersonalData");
        answers.Add(await user.SubmitAsync(personalData.Form("DownloadPersonalData")));
        answers.Add(await user.SubmitAsync((await user.GetAsync("/partners")).Form("disconnect"), ("partner", Canary)));

        answers.AddRange(await ThroughTheApiAsync(site, user.Email));
        answers.AddRange(await ThroughChecksAsync(site, user));

        // With the database gone in mid-request, errors are written too.
        var last = (await user.GetAsync("/partners/edit")).Form("save");

        using (site.Without("UserAttributes"))
        {
            answers.Add(
                await user.SubmitAsync(
                    last, Field.Partner("whatsapp"), Field.Value("whatsapp_phone_number_id", "3"), token));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answers[^1].Status);
        }

        Assert.All(answers, answer => AssertNone(answer.Body + string.Join('\n', answer.Headers)));
        AssertNone(site.Log.Text);
        Assert.NotEmpty(site.Log.Lines);

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!))
        {
            AssertNone(ReadShared(file));
        }
    }

    // Partners that refuse it, fail, send it elsewhere or send it back.
    private static async Task<List<Answer>> ThroughChecksAsync(StandInSite site, SiteClient user)
    {
        using var program = site.NewProgram();
        await program.LoginAsync(user.Email);
        var answers = new List<Answer>();

        foreach (
            var script in (string[])
                [
                    "EAAexpired",
                    "EAAnoaccess-33",
                    "EAAoutage-500",
                    "EAArate-429",
                    "EAAecho",
                    "EAAecho-error",
                    "EAApaging",
                    "EAAredirect",
                    "EAAclosed",
                    "EAAcut",
                    "EAAgarbage-html",
                    "EAAgarbage-huge",
                    "EAAerror-4711",
                    "EAAexpires-7d",
                    "EAAdebug-500",
                ])
        {
            var token = Field.Value("whatsapp_system_token", $"{script}.{Canary}");
            var form = (await user.GetAsync("/partners/edit")).Form("save");
            answers.Add(
                await user.SubmitAsync(
                    form,
                    Field.Partner("whatsapp"),
                    Field.Value("whatsapp_phone_number_id", "106853218861309"),
                    token));
            answers.Add(await user.SubmitFragmentAsync(form, token, ("Input.Anyway", "true")));
            form.SetAttribute("action", "/partners/check");
            answers.Add(await user.SubmitAsync(form, ("partner", "whatsapp"), token));
            answers.Add(await user.SubmitFragmentAsync(form, ("partner", "whatsapp"), token));

            var stored = await program.PutAsync(
                "/api/v1/profile/attributes", new { whatsapp_system_token = $"{script}.{Canary}" });
            var check = await program.PostAsync("/api/v1/profile/partners/whatsapp/check");
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (stored.Status, check.Status));
            var partners = await program.GetAsync("/api/v1/profile/partners");
            var activity = await program.GetAsync("/api/v1/profile/activity");
            answers.AddRange(
                ((ApiAnswer[])[check, partners, activity]).Select(answer => new Answer(
                    answer.Status, answer.Body, null!, answer.Headers)));
            answers.Add(await user.GetAsync("/"));
        }

        // It did leave for the partner, in the header.
        Assert.Contains(
            site.Partners.Requests,
            request => request.Headers.GetValueOrDefault("Authorization") == $"Bearer EAAecho.{Canary}");
        Assert.All(site.Partners.Requests, request => AssertNone(request.Path));
        return answers;
    }

    private static async Task<List<Answer>> ThroughTheApiAsync(Site site, string email)
    {
        const string All = "/api/v1/profile/attributes";
        using var program = site.NewProgram();
        var login = await program.LoginAsync(email);
        var json = JsonSerializer.Serialize(Canary);
        List<ApiAnswer> answers =
        [
            await program.PutAsync(All, new { whatsapp_system_token = Canary }),
            await program.PutAsync($"{All}/whatsapp_system_token", new { value = Canary }),
            await program.GetAsync(All),
            await program.GetAsync($"{All}/whatsapp_system_token"),
            await program.GetAsync("/api/v1/profile/partners"),
            await program.GetAsync("/api/v1/auth/me"),
            await program.PutAsync(All, new { whatsapp_system_token = Canary + "\n" + Canary }),
            await program.PutAsync(All, new { whatsapp_system_token = Canary + new string('x', 5000) }),
            await program.PutAsync(All, new { whatsapp_system_token = Canary }, "\"old\""),
            await program.PutAsync(All, new { whatsapp_system_token = Canary, unknown = Canary }),
            await program.PutRawAsync(All, $"{{{json}:{json}}}"),
            await program.PutRawAsync(All, $"{{\"whatsapp_system_token\":{{{json}:1}}}}"),
            await program.PutRawAsync(All, $"{{\"whatsapp_system_token\":{json} {Canary}"),
            await program.PutRawAsync($"{All}/whatsapp_system_token", $"{{\"value\":[{json}]}}"),
            await program.PutRawAsync(All, Canary),
            await program.PostAsync("/api/v1/auth/login", new { email = Canary, password = Canary }),
            await program.PutAsync(All, new { whatsapp_system_token = Canary }, Canary),
            await program.SendAsync(HttpMethod.Put, All, ApiClient.Raw(Encoding.UTF8.GetBytes(json), "text/plain")),
        ];

        // Nor does the bearer token itself.
        var token = login.Text("token")!;
        Assert.DoesNotContain(token, site.Log.Text, StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.DoesNotContain(token, answer.Body, StringComparison.Ordinal));
        return [.. answers.Select(answer => new Answer(answer.Status, answer.Body, null!, answer.Headers))];
    }

    private static void AssertNone(string text) =>
        Assert.All(
            Forms,
            form =>
                Assert.False(
                    CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, form, CompareOptions.Ordinal) >= 0,
                    $"the canary was found as {form}"));

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
