using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnerSite.Data;

internal static class ContextSetup
{
    /// <summary>What a context is like on every database.</summary>
    public static void UseSite(this DbContextOptionsBuilder options, IServiceProvider services) => options
        .AddInterceptors(new UserTimestamps(services.GetRequiredService<TimeProvider>()))

        // What fails is thrown, and told once, by whoever asked.
        .ConfigureWarnings(events => events.Log(
            (RelationalEventId.CommandError, LogLevel.Debug),
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug)));
}
