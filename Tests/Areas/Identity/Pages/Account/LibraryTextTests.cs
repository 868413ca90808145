using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Areas.Identity.Pages.Account;

/// <summary>
/// What Identity's own models say in English only has its text in each language, with none forgotten.
/// </summary>
public sealed class LibraryTextTests(Site site)
{
    private static readonly string[] Languages = ["en", "vi"];

    [Fact]
    public async Task Every_sentence_that_a_routed_page_shows_has_its_text()
    {
        var sentences = (await ModelsAsync()).SelectMany(ShownSentences.Of).Distinct().ToList();

        Assert.Contains("Your password has been changed.", sentences);
        Assert.Contains("Invalid authenticator code.", sentences);
        Assert.All(sentences, sentence => Assert.True(IsTranslated("Identity", sentence), sentence));
    }

    [Fact]
    public async Task No_text_is_for_a_sentence_that_nobody_says()
    {
        var library = (await ModelsAsync()).First(model => model.Assembly != typeof(Program).Assembly).Assembly;
        var said = library
            .GetTypes()
            .Where(type => typeof(PageModel).IsAssignableFrom(type))
            .SelectMany(ShownSentences.Of)
            .ToHashSet();

        Assert.Empty(
            Localizer("Identity").GetAllStrings(includeParentCultures: true).Select(text => text.Name).Except(said));
    }

    [Fact]
    public async Task Every_rule_of_a_routed_form_has_its_text()
    {
        var metadata = site.Services.GetRequiredService<IModelMetadataProvider>();
        var rules = (from model in await ModelsAsync()
                     let input = model.GetProperty("Input")?.PropertyType
                     where input is not null
                     from field in metadata.GetMetadataForProperties(input)
                     from rule in field.ValidatorMetadata.OfType<ValidationAttribute>()
                     where rule.GetType() != typeof(DataTypeAttribute)
                     select (Field: $"{model.Name}.{field.Name}", Rule: rule)).ToList();

        Assert.True(rules.Count > 15, "the rules of the forms were not found");
        Assert.All(
            rules,
            rule =>
                Assert.True(
                    IsTranslated("Account", rule.Rule.ErrorMessage ?? ""),
                    $"{rule.Field}: {rule.Rule.GetType().Name}"));
    }

    private bool IsTranslated(string file, string name) => Languages.All(language =>
    {
        // Without the parent: a text that is in English only would be found in Vietnamese as well.
        CultureInfo.CurrentUICulture = language == "en" ? CultureInfo.InvariantCulture : new(language);
        return Localizer(file).GetAllStrings(includeParentCultures: false).Any(text => text.Name == name);
    });

    private IStringLocalizer Localizer(string file) =>
        site
            .Services.GetRequiredService<IStringLocalizerFactory>()
            .Create(file, typeof(Program).Assembly.GetName().Name!);

    private async Task<List<Type>> ModelsAsync()
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var models = new List<Type>();

        foreach (
            var page in site
                .Services.GetRequiredService<IActionDescriptorCollectionProvider>()
                .ActionDescriptors.Items.OfType<PageActionDescriptor>()
                .Where(page => page.AreaName == "Identity"))
        {
            var model = (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).ModelTypeInfo!;
            models.Add(model.IsGenericType ? model.GetGenericTypeDefinition() : model);
        }

        return models;
    }
}
