namespace PartnerSite.Services.Http;

internal static class LogCaps
{
    /// <summary>Keeps what is below a level out of the log, whatever level is configured for its category.</summary>
    public static WebApplicationBuilder CapLogs(
        this WebApplicationBuilder builder, params (string Category, LogLevel Least)[] caps)
    {
        builder.Services.PostConfigure<LoggerFilterOptions>(options =>
        {
            // A rule for one provider beats every other: each that has one gets its own.
            var providers = options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList();

            foreach (var (category, least) in caps)
            {
                var loose = options.Rules.Where(rule => IsAbout(rule, category) && rule.LogLevel < least);

                foreach (var rule in loose.ToList())
                {
                    options.Rules.Remove(rule);
                    options.Rules.Add(new(rule.ProviderName, rule.CategoryName, least, rule.Filter));
                }

                foreach (var provider in providers)
                {
                    var level = LeastFor(options, provider, category, least);
                    options.Rules.Add(new(provider, category, level, filter: null));
                }
            }
        });

        return builder;
    }

    private static bool IsAbout(LoggerFilterRule rule, string category) =>
        rule.CategoryName?.StartsWith(category, StringComparison.OrdinalIgnoreCase) == true;

    // What is configured for a wider category goes on to hold where it is stricter.
    private static LogLevel LeastFor(LoggerFilterOptions options, string? provider, string category, LogLevel least)
    {
        var configured = options.Rules
            .Where(rule => rule.ProviderName == provider
                && category.StartsWith(rule.CategoryName ?? "", StringComparison.OrdinalIgnoreCase))
            .MaxBy(rule => rule.CategoryName?.Length ?? 0)?.LogLevel ?? options.MinLevel;
        return configured > least ? configured : least;
    }
}
