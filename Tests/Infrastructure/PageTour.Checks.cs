namespace PartnerSite.Tests.Infrastructure;

public sealed partial class PageTour
{
    private const string UnknownId = "106853218869999";

    private async Task SeeTheChecksAsync()
    {
        await SaveBothWaysAsync(
            "doubt",
            Field.Value("whatsapp_phone_number_id", UnknownId),
            Field.Value("whatsapp_system_token", "EAAsecret"));
        await SaveBothWaysAsync(
            "two doubts",
            Field.Value("whatsapp_system_token", "EAAexpired"),
            Field.Value("chotot_id", "10000702"),
            Field.Value("chotot_oid", "3cc4f7b9c2743c61b5f60c6f62063743"));

        foreach (
            var token in (string[])
                [
                    "EAArevoked-460",
                    "EAApermission-10",
                    "EAAsecret",
                    "EAArate-429",
                    "EAAgarbage-html",
                    "EAAoutage-500",
                    "EAAname-only",
                    "EAAerror-4711",
                    "EAAstatus-PENDING",
                    "EAAstatus-BANNED",
                    "EAABLOCKED-payment",
                    "EAABLOCKED-APP",
                    "EAALIMITED-WABA",
                    "EAAname-DECLINED",
                    "EAAexpires-7d",
                ])
        {
            await CheckTypedAsync($"checked {token}", Field.Value("whatsapp_system_token", token));
        }

        await CheckTypedAsync("checked, nothing entered", Field.Value("whatsapp_phone_number_id", ""));
        await user.SaveAnywayAsync(
            Field.Value("whatsapp_phone_number_id", UnknownId), Field.Value("chotot_id", "12345678"));
        await ShowAsync("/", "home, in doubt");
        await ShowBothAsync("details, in doubt", "/partners");

        foreach (var days in (int[])[-1, 0, 1, 9])
        {
            await SaveAsync(
                Field.Value("whatsapp_phone_number_id", "106853218861309"),
                Field.Value("whatsapp_token_expires_on", $"{DateTime.UtcNow.AddDays(days):yyyy-MM-dd}"));
            await ShowAsync("/", $"home, {days} days left");
        }

        // Checks of all ages, after a failed attempt and after use by other code.
        foreach (var hours in (double[])[0.03, 0.5, 1.5, 5, 30, 100])
        {
            site.Execute($"""
                UPDATE "PartnerConnections" SET
                    "CheckedAt" = datetime('now', '-{hours} hours'),
                    "AskedAt" = datetime('now', '-{hours} hours'),
                    "AttemptKey" = 'Checks.NoAnswer',
                    "LastUsedAt" = datetime('now', '-{hours} hours')
                """);
            await ShowBothAsync($"details, {hours} hours later", "/partners");
        }

        var page = await user.GetAsync("/partners");
        See("checked again (fragment)", await user.SubmitFragmentAsync(page.Form("check")));
        await SaveAsync(Both);
    }

    private async Task CheckTypedAsync(string name, params (string Name, string? Value)[] fields)
    {
        var form = await EditFormAsync();
        form.SetAttribute("action", "/partners/check");
        See(name, await user.SubmitAsync(form, [("partner", "whatsapp"), .. fields]));
        See($"{name} (fragment)", await user.SubmitFragmentAsync(form, [("partner", "whatsapp"), .. fields]));
    }
}
