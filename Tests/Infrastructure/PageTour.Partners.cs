using AngleSharp.Html.Dom;

namespace PartnerSite.Tests.Infrastructure;

public sealed partial class PageTour
{
    private static readonly (string Name, string? Value)[] Both =
        [.. Field.WhatsApp(token: Token), Field.Partner("chotot"), Field.Value("chotot_id", "85558138")];

    // Each is a mistake that the site has a hint for.
    private static readonly (string Key, string Value)[] Mistakes =
    [
        ("chotot_id", "3cc4f7b9c2743c61b5f60c6f62063743"),
        ("chotot_id", "123"),
        ("chotot_oid", "chotot.com/user/1"),
        ("chotot_oid", "85558138"),
        ("chotot_oid", "123"),
        ("whatsapp_phone_number_id", "+84 912 345 678"),
        ("whatsapp_phone_number_id", "No. 12"),
        ("whatsapp_phone_number_id", "123"),
        ("whatsapp_system_token", "IGAA0PX4ZCpsBA"),
        ("whatsapp_system_token", "Bearer EAAGm0PX4ZCpsBA"),
        ("whatsapp_system_token", "GAm0PX4ZCpsBA"),
    ];

    private async Task SeeThePromptAsync()
    {
        await ShowAsync("/", "home, to be asked");
        await ShowAsync($"{Account}/Manage", "account, to be asked");
        await ShowAsync("/activity", "activity, empty");
        await ShowBothAsync("prompt", "/partners/prompt");
        await ShowBothAsync("nothing stored", "/partners");
        await ShowBothAsync("nothing stored, one alone", "/partners/edit?partner=chotot");

        await SaveBothWaysAsync("nothing ticked", Field.NoPartner);
        await SaveBothWaysAsync("nothing entered", Field.Partner("whatsapp"), Field.Partner("chotot"));
    }

    private async Task SeeTheSettingsAsync()
    {
        foreach (var (key, value) in Mistakes)
        {
            (string, string?)[] fields =
            [
                .. Both.Where(field => field.Name != Field.Value(key, null).Name),
                Field.Value(key, value),
            ];
            See($"{key} like {value} (fragment)", await user.SaveAnywayAsync(fields));
            await ShowAsync("/partners", $"{key} like {value}");
        }

        await SaveAsync(Both);
        await ShowAsync("/partners", "saved");
        See(
            "saved (fragment)",
            await user.SubmitFragmentAsync(
                await EditFormAsync(), Field.Value("chotot_oid", "3cc4f7b9c2743c61b5f60c6f62063743")));
        await ShowAsync("/", "home");
        await ShowBothAsync("details", "/partners");
        await ShowBothAsync("edit", "/partners/edit");
        ActivityRows.Add(site, user.Email, 40);
        await ShowAsync("/activity", "activity");
        await ShowAsync("/activity?before=20", "activity, older");
        await ShowAsync("/activity?partner=whatsapp", "activity, one partner");
    }

    private async Task SeeTheRefusalsAsync()
    {
        await SaveBothWaysAsync(
            "blank",
            Field.Value("whatsapp_phone_number_id", ""),
            Field.Value("chotot_id", ""),
            Field.Value("chotot_oid", ""));
        await SaveBothWaysAsync("invisible", Field.Value("chotot_id", "8555\u200b8138"));
        await SaveBothWaysAsync("too long", Field.Value("chotot_id", new string('7', 5000)));
        await SaveBothWaysAsync("unknown partner", ("Input.Partners", "telegram"));
        await SaveBothWaysAsync("unknown field", ("Input.Values[is_admin]", "true"));
        await SaveBothWaysAsync("not to be read", Field.Value("chotot_id", "85558\0138"));

        var form = await EditFormAsync();
        await SaveAsync(Field.Value("chotot_id", "85558139"));
        See("conflict", await user.SubmitAsync(form, Field.Value("chotot_id", "85558138")));
        See("conflict (fragment)", await user.SubmitFragmentAsync(form, Field.Value("chotot_id", "85558138")));

        var disconnect = (await user.GetAsync("/partners")).Form("disconnect");
        See("disconnected nobody", await user.SubmitAsync(disconnect, ("partner", "telegram")));
        See("disconnected (fragment)", await user.SubmitFragmentAsync(disconnect, ("partner", "chotot")));
        See("disconnected twice (fragment)", await user.SubmitFragmentAsync(disconnect, ("partner", "chotot")));
        await ShowAsync("/", "home, one connected");
        await ShowBothAsync("details, one connected", "/partners");

        site.DamageToken(user.Email);
        await ShowAsync("/", "home, unreadable");
        await ShowBothAsync("details, unreadable", "/partners");
        await ShowBothAsync("edit, unreadable", "/partners/edit");
    }

    private async Task<IHtmlFormElement> EditFormAsync() =>
        FormWith(await user.GetAsync("/partners/edit"), "Input.Version");

    private async Task SaveAsync(params (string Name, string? Value)[] fields) =>
        await user.SubmitAsync(await EditFormAsync(), fields);

    private async Task SaveBothWaysAsync(string name, params (string Name, string? Value)[] fields)
    {
        See(name, await user.SubmitAsync(await EditFormAsync(), fields));
        See($"{name} (fragment)", await user.SubmitFragmentAsync(await EditFormAsync(), fields));
    }
}
