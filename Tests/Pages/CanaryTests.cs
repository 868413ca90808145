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
    [Fact]
    public async Task The_token_comes_out_of_no_path_valid_or_not()
    {
        await using var site = new StandInSite { LogsAll = true };
        await site.InitializeAsync();
        var answers = new List<Answer>();
        var user = await site.NewUserAsync();
        var token = Field.Value("whatsapp_system_token", Canary.Token);
        var whatsApp = Field.WhatsApp("1", Canary.Token);
        answers.Add(await user.SaveAnywayAsync(whatsApp));

        foreach (
            var fields in (List<(string, string?)[]>)
                [
                    [Field.Partner("whatsapp"), token],
                    [token],
                    [Field.Partner("telegram"), token],
                    Field.WhatsApp("1", Canary.Token + "\n" + Canary.Token),
                    Field.WhatsApp("1", Canary.Token + new string('x', 5000)),
                    [Field.Value("unknown", Canary.Token), .. whatsApp],
                    [.. whatsApp, ("__RequestVerificationToken", "expired")],
                    [.. whatsApp, ("Input.Version", "old")],
                    whatsApp,
                    Field.WhatsApp(token: Canary.Token),
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
        var details = await user.GetAsync("/partners");
        answers.Add(await user.SubmitAsync(details.Form("disconnect"), ("partner", Canary.Token)));

        answers.AddRange(await ThroughTheApiAsync(site, user.Email));

        // With the database gone in mid-request, errors are written too.
        var last = (await user.GetAsync("/partners/edit")).Form("save");

        using (site.Without("UserAttributes"))
        {
            answers.Add(await user.SubmitAsync(last, Field.WhatsApp("3", Canary.Token)));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answers[^1].Status);
        }

        Assert.All(answers, answer => Canary.AssertNoneIn(answer.Body + string.Join('\n', answer.Headers)));
        Canary.AssertNoneIn(site.Log.Text);
        Assert.NotEmpty(site.Log.Lines);

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!))
        {
            Canary.AssertNoneInFile(file);
        }
    }

    private static async Task<List<Answer>> ThroughTheApiAsync(Site site, string email)
    {
        const string All = "/api/v1/profile/attributes";
        using var program = site.NewProgram();
        var login = await program.LoginAsync(email);
        var json = JsonSerializer.Serialize(Canary.Token);
        List<ApiAnswer> answers =
        [
            await program.PutAsync(All, new { whatsapp_system_token = Canary.Token }),
            await program.PutAsync($"{All}/whatsapp_system_token", new { value = Canary.Token }),
            await program.GetAsync(All),
            await program.GetAsync($"{All}/whatsapp_system_token"),
            await program.GetAsync("/api/v1/profile/partners"),
            await program.GetAsync("/api/v1/auth/me"),
            await program.PutAsync(All, new { whatsapp_system_token = Canary.Token + "\n" + Canary.Token }),
            await program.PutAsync(All, new { whatsapp_system_token = Canary.Token + new string('x', 5000) }),
            await program.PutAsync(All, new { whatsapp_system_token = Canary.Token }, "\"old\""),
            await program.PutAsync(All, new { whatsapp_system_token = Canary.Token, unknown = Canary.Token }),
            await program.PutRawAsync(All, $"{{{json}:{json}}}"),
            await program.PutRawAsync(All, $"{{\"whatsapp_system_token\":{{{json}:1}}}}"),
            await program.PutRawAsync(All, $"{{\"whatsapp_system_token\":{json} {Canary.Token}"),
            await program.PutRawAsync($"{All}/whatsapp_system_token", $"{{\"value\":[{json}]}}"),
            await program.PutRawAsync(All, Canary.Token),
            await program.PostAsync("/api/v1/auth/login", new { email = Canary.Token, password = Canary.Token }),
            await program.PutAsync(All, new { whatsapp_system_token = Canary.Token }, Canary.Token),
            await program.SendAsync(HttpMethod.Put, All, ApiClient.Raw(Encoding.UTF8.GetBytes(json), "text/plain")),
        ];

        // Nor does the bearer token itself.
        var token = login.Text("token")!;
        Assert.DoesNotContain(token, site.Log.Text, StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.DoesNotContain(token, answer.Body, StringComparison.Ordinal));
        return [.. answers.Select(answer => new Answer(answer.Status, answer.Body, null!, answer.Headers))];
    }
}
