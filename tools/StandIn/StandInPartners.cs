using System.Collections.Concurrent;
using System.Net;

namespace PartnerSite.StandIn;

/// <summary>
/// The partners of the site on one port of loopback, as they document their interfaces. The README lists their answers.
/// </summary>
public sealed class StandInPartners : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly IReadOnlyList<IStandIn> played;
    private readonly ConcurrentQueue<RecordedRequest> requests = [];
    private readonly ConcurrentDictionary<string, int> turns = [];
    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StandInPartners(int port, TimeProvider clock, IEnumerable<IStandIn> more)
    {
        played = [.. more.Concat(All)];

        if (played.GroupBy(partner => partner.Path).FirstOrDefault(group => group.Count() > 1) is { } shared)
        {
            throw new InvalidOperationException(
                $"{string.Join(" and ", shared.Select(partner => partner.Partner))} are both at '{shared.Key}'.");
        }

        this.clock = clock;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>
    /// The partners that are played: those whose path is longest first, so that each gets its own calls.
    /// </summary>
    public static IReadOnlyList<IStandIn> All { get; } =
    [
        .. from type in typeof(IStandIn).Assembly.GetTypes()
           where type.IsClass && type.IsAssignableTo(typeof(IStandIn))
           let partner = (IStandIn)Activator.CreateInstance(type)!
           orderby partner.Path.Length descending, partner.Partner
           select partner,
    ];

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.Single());

    /// <summary>The site's settings that lead here instead of to the partners, by their names.</summary>
    public IReadOnlyDictionary<string, string> Settings => played.ToDictionary(
        partner => partner.Setting, partner => new Uri(Address, partner.Path).AbsoluteUri);

    /// <summary>What every call is answered with instead; null for the partners' own answers.</summary>
    public Reply? Mishap { get; set; }

    /// <summary>Where redirects lead.</summary>
    public Uri RedirectsTo { get; set; } = new("http://127.0.0.1:9/");

    /// <summary>The requests so far, in their order.</summary>
    public IReadOnlyCollection<RecordedRequest> Requests => requests;

    /// <summary>Starts it at this port, or at a free one.</summary>
    /// <param name="port">The port; 0 for any.</param>
    /// <param name="clock">The clock of its answers.</param>
    /// <param name="more">Others that are played too.</param>
    public static async Task<StandInPartners> StartAsync(
        int port = 0, TimeProvider? clock = null, params IEnumerable<IStandIn> more)
    {
        var partners = new StandInPartners(port, clock ?? TimeProvider.System, more);
        await partners.app.StartAsync();
        return partners;
    }

    /// <summary>Waits until a matching request has arrived.</summary>
    public async Task AskedAsync(Func<RecordedRequest, bool> matches, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Volatile.Read(ref arrival).Task;

            if (requests.Any(matches))
            {
                return;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Whether this is the first, third, fifth... request with this token or id.</summary>
    internal bool IsOddTurn(string asked) => turns.AddOrUpdate(asked, 1, (_, turn) => turn + 1) % 2 == 1;

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await RecordedRequest.ReadAsync(context.Request);
        requests.Enqueue(request);
        Interlocked.Exchange(ref arrival, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        await ReplyWriter.WriteAsync(context, Mishap ?? Answer(context, request), app.Lifetime.ApplicationStopping);
    }

    private Reply Answer(HttpContext context, RecordedRequest request)
    {
        var partner = played.First(one => context.Request.Path.StartsWithSegments(one.Path));
        context.Request.Path.StartsWithSegments(partner.Path, out var rest);
        return partner.Answer(new(request, rest.Value ?? "", context.Request.Query, this, clock.GetUtcNow()));
    }
}
