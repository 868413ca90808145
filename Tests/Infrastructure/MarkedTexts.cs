using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The site in a language that is made up: every text from the resources stands between marks.</summary>
public sealed class MarkedSite : WholeSite
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
            services.AddSingleton<IStringLocalizerFactory>(provider => new MarkedTexts(
                new ResourceManagerStringLocalizerFactory(
                    provider.GetRequiredService<IOptions<LocalizationOptions>>(),
                    provider.GetRequiredService<ILoggerFactory>()))));
    }
}

/// <summary>
/// Puts marks around every text. A key in no file counts as found, as a declaration or a library's sentence would.
/// </summary>
internal sealed class MarkedTexts(IStringLocalizerFactory texts) : IStringLocalizerFactory
{
    public const char Start = '⟦';
    public const char End = '⟧';

    public IStringLocalizer Create(Type resourceSource) => new Marked(texts.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new Marked(texts.Create(baseName, location));

    private sealed class Marked(IStringLocalizer inner) : IStringLocalizer
    {
        public LocalizedString this[string name] => Mark(inner[name]);

        public LocalizedString this[string name, params object[] arguments] => Mark(inner[name, arguments]);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
            inner.GetAllStrings(includeParentCultures).Select(Mark);

        private static LocalizedString Mark(LocalizedString text) =>
            new(text.Name, $"{Start}{text.Value}{End}", resourceNotFound: false);
    }
}
