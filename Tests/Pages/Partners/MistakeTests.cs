using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>
/// At every partner of the site: what looks like a mistake is saved and gets its hint, and a secret is not repeated.
/// </summary>
public sealed class MistakeTests
{
    public static TheoryData<string> Keys =>
        [.. PartnerCatalog.Default.Attributes.Where(one => one.FormatHints.Count > 0).Select(one => one.Key)];

    [Theory, MemberData(nameof(Keys))]
    public async Task What_people_usually_get_wrong_is_saved_with_the_hint_for_it(string key)
    {
        var attribute = PartnerCatalog.Default.Find(key)!;
        var hinted = MistakesWith(attribute).Where(value => attribute.HintFor(value) is not null).ToList();
        Assert.True(hinted.Count > 0, $"No hint of '{key}' is for a value that people usually get wrong.");

        await using var site = new Site { Catalog = PartnerCatalog.Default };
        using var user = await site.NewUserAsync();
        var partner = PartnerCatalog.Default.PartnerOf(key)!;

        foreach (var value in hinted)
        {
            var form = (await user.GetAsync("/partners/edit")).Form("save");
            var saved = await user.SubmitFragmentAsync(
                form,
                [
                    Field.Partner(partner.Tag),
                    .. partner.Attributes.Where(one => !one.IsDate)
                        .Select(one => Field.Value(one.Key, one.Key == key ? value : one.Example)),
                ]);
            var shown = Answer.Text(saved.Key(key));

            Assert.EndsWith(
                attribute.HintFor(value)!.Text, saved.TextOf($"[data-hint='{key}']"), StringComparison.Ordinal);

            Assert.Equal(!attribute.IsSensitive, shown.Contains(value, StringComparison.Ordinal));
        }
    }

    // Cut short, copied twice, what stands beside it, a phone number, and a word with a space or an accent.
    private static IEnumerable<string> MistakesWith(AttributeDefinition attribute) =>
    [
        attribute.Example![..^3],
        attribute.Example + attribute.Example,
        .. PartnerCatalog.Default.Attributes.Where(one => one.Key != attribute.Key).Select(one => one.Example!),
        "0901234567",
        "Tiệm Hoa Lan",
    ];
}
