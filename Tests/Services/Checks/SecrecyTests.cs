using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>Whatever partners answer: the token is in the header, and requests stay at configured addresses.</summary>
public sealed class SecrecyTests(StandIns standIns) : IClassFixture<StandIns>, IDisposable
{
    private readonly string secret = $"{Guid.NewGuid():N}";
    private readonly ConcurrentQueue<string> seen = [];

    // Short, since some partners never answer and no verdict is asserted.
    private readonly CheckTimeouts limits = new(
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.2), TimeSpan.FromMilliseconds(1));

    public static TheoryData<string> Tags => [.. PartnerCatalog.Default.Partners.Select(partner => partner.Tag)];

    [Theory, MemberData(nameof(Tags))]
    public async Task Whatever_a_partner_answers_secrets_are_in_no_address_log_trace_or_exception(string tag)
    {
        using var listener = ListenToTraces();
        AppDomain.CurrentDomain.FirstChanceException += Keep;
        using var parent = new System.Diagnostics.Activity("A request of the site").Start();

        await Parallel.ForEachAsync(StandIns.ValuesOf(tag), async (values, cancellationToken) =>
        {
            await using var checking = new Checking(standIns.Partners, limits);
            Keep(await checking.Asking(tag).CheckAsync(WithCanary(values), cancellationToken));
            Assert.All(checking.Log.Lines, seen.Enqueue);
            Assert.Equal([standIns.Partners.Address.Authority], checking.Connections.Distinct());
        });

        AppDomain.CurrentDomain.FirstChanceException -= Keep;

        Assert.Contains(seen, text => text.StartsWith("trace", StringComparison.Ordinal));
        Assert.Contains(seen, text => text.StartsWith("exception", StringComparison.Ordinal));
        Assert.Contains(seen, text => text.Contains("Polly", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        Assert.All(standIns.Partners.Requests, request => AssertOnlyIn(StandIns.Of(tag).SecretHeader, request));
        Assert.Empty(standIns.Elsewhere.Requests);
    }

    [Fact]
    public async Task A_cancellation_does_not_contain_the_token()
    {
        await using var checking = new Checking(standIns.Partners);
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            checking.WhatsAppAsync($"EAAsilent.{secret}", cancellationToken: leaving.Token));

        Assert.DoesNotContain(secret, $"{exception}", StringComparison.Ordinal);
    }

    [Fact]
    public void Values_do_not_print() =>
        Assert.Equal(
            "PartnerValues",
            $"{new PartnerValues(new Dictionary<string, string> { ["whatsapp_system_token"] = secret })}");

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= Keep;

    private PartnerValues WithCanary(IReadOnlyDictionary<string, string> values) => new(values.ToDictionary(
        value => value.Key,
        value => PartnerCatalog.Default.Find(value.Key)!.IsSensitive ? $"{value.Value}.{secret}" : value.Value));

    private void AssertOnlyIn(string secretHeader, RecordedRequest request)
    {
        Assert.DoesNotContain(secret, request.Path, StringComparison.OrdinalIgnoreCase);
        var others = request.Headers.Where(header => header.Key != secretHeader
            && header.Value.Contains(secret, StringComparison.OrdinalIgnoreCase));
        Assert.True(
            !others.Any(),
            $"A secret is in the header {others.FirstOrDefault().Key}, and its stand-in names {secretHeader} alone.");
        Assert.DoesNotContain(
            request.Headers.Keys,
            name =>
                name.ToUpperInvariant()
                    is "TRACEPARENT"
                        or "TRACESTATE"
                        or "BAGGAGE"
                        or "REQUEST-ID"
                        or "CORRELATION-CONTEXT"
                        or "COOKIE");

        if (request.Path.EndsWith("/debug_token", StringComparison.Ordinal))
        {
            Assert.Equal(
                request.Headers["Authorization"]["Bearer ".Length..],
                request.Body["input_token=".Length..request.Body.IndexOf('&', StringComparison.Ordinal)]);
        }
        else
        {
            Assert.Empty(request.Body);
        }
    }

    private ActivityListener ListenToTraces()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
                seen.Enqueue(
                    $"trace {activity.DisplayName} {string.Join(' ', activity.TagObjects)} "
                        + $"{string.Join(' ', activity.Baggage)} "
                        + string.Join(' ', activity.Events.SelectMany(one => one.Tags))),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private void Keep(PartnerCheck verdict)
    {
        seen.Enqueue($"{verdict} {string.Join(' ', verdict.Message.Arguments)} {string.Join(' ', verdict.Details)}");
    }

    private void Keep(object? sender, FirstChanceExceptionEventArgs thrown) =>
        seen.Enqueue($"exception {thrown.Exception.GetType()} {thrown.Exception.Message}");
}
