using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>Beside a field stands a value that looks right.</summary>
public sealed class ExampleTests(Site site)
{
    public static TheoryData<string> Keys =>
        [.. Catalogs.Two.Attributes.Where(one => !one.IsDate).Select(one => one.Key)];

    [Theory, MemberData(nameof(Keys))]
    public async Task The_form_shows_the_example_unless_it_is_a_secret(string key)
    {
        var attribute = Catalogs.Two.Find(key)!;
        var user = await site.NewUserAsync();
        var form = await user.GetAsync("/partners/edit");
        var field = Answer.Text(form.Key(key)!.Closest(".field"));

        Assert.Equal(
            !attribute.IsSensitive, field.Contains($"Example: {attribute.Example}", StringComparison.Ordinal));
        Assert.Equal(!attribute.IsSensitive, form.Body.Contains(attribute.Example!, StringComparison.Ordinal));
    }
}
