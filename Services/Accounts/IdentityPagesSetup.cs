using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using PartnerSite.Services.Mail;

namespace PartnerSite.Services.Accounts;

internal static class IdentityPagesSetup
{
    /// <summary>Changes Identity's pages as <see cref="IdentityPages"/> says.</summary>
    public static WebApplicationBuilder AddIdentityPages(this WebApplicationBuilder builder)
    {
        var sendsMail = MailSettings.IsConfigured(builder.Configuration);
        var off = IdentityPages.Changed.Where(page => page.IsOff || (page.NeedsMail && !sendsMail)).ToList();

        builder.Services
            .AddRazorPages(options =>
            {
                foreach (var page in IdentityPages.Changed.Except(off))
                {
                    options.Conventions.AddAreaPageApplicationModelConvention(IdentityPages.Area, page.Path, model =>
                    {
                        foreach (var filter in FiltersFor(page))
                        {
                            model.Filters.Add(filter);
                        }
                    });
                }
            })
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new OffPages(off)))
            .AddMvcOptions(options =>
            {
                options.Filters.Add<IdentityPageFilter>();
                options.Filters.Add<OwnerLanguageFilter>();
            })
            .AddAccountTexts();

        return builder;
    }

    private static IEnumerable<IFilterMetadata> FiltersFor(IdentityPage page)
    {
        if (page.FallbackPage is { } other)
        {
            yield return new FallbackPageFilter(other);
        }

        if (page.WantsRecentPassword)
        {
            yield return new TypeFilterAttribute<RecentPasswordFilter>();
        }

        if (page.NeedsValidForm)
        {
            yield return new ValidFormFilter();
        }

        if (page.PasswordField is { } field)
        {
            yield return new TypeFilterAttribute<GuessedPasswordFilter>();
            yield return new TypeFilterAttribute(typeof(WrongPasswordFilter)) { Arguments = [field] };
        }

        if (page.NewPasswordField is { } newField)
        {
            yield return new TypeFilterAttribute(typeof(NewPasswordFilter)) { Arguments = [newField] };
        }

        if (page.IsRegistration)
        {
            yield return new TypeFilterAttribute<RegistrationFilter>();
        }

        if (page.SignsOut)
        {
            yield return new TypeFilterAttribute<SignOutFilter>();
        }

        if (page.Hashes)
        {
            yield return new TypeFilterAttribute<HashingFilter>();
        }

        if (page.KeepsSignIn)
        {
            yield return new TypeFilterAttribute<StaySignedInFilter>();
        }
    }
}
