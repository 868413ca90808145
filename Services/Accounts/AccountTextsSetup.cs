using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Accounts;

internal static class AccountTextsSetup
{
    /// <summary>Translates what Identity's pages and models say in English only.</summary>
    public static IMvcBuilder AddAccountTexts(this IMvcBuilder pages)
    {
        pages.Services.AddOptions<MvcOptions>().Configure<Texts>((options, texts) =>
        {
            options.ModelMetadataDetailsProviders.Add(new FieldErrors());
            options.Filters.Add<LibrarySentencesFilter>();
            SayNotUnderstood(options.ModelBindingMessageProvider, () => texts["Account.NotUnderstood"]);
        });

        return pages.AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider =
            (_, factory) => factory.Create("Account", typeof(Texts).Assembly.GetName().Name!));
    }

    // The forms have only text fields and check boxes, so these messages are for input that no browser sends.
    private static void SayNotUnderstood(DefaultModelBindingMessageProvider messages, Func<string> text)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => text());
        messages.SetMissingBindRequiredValueAccessor(_ => text());
        messages.SetMissingKeyOrValueAccessor(text);
        messages.SetMissingRequestBodyRequiredValueAccessor(text);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => text());
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(text);
        messages.SetNonPropertyValueMustBeANumberAccessor(text);
        messages.SetUnknownValueIsInvalidAccessor(_ => text());
        messages.SetValueIsInvalidAccessor(_ => text());
        messages.SetValueMustBeANumberAccessor(_ => text());
        messages.SetValueMustNotBeNullAccessor(_ => text());
    }
}
