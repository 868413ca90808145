using System.Collections.Concurrent;
using System.Net;
using PartnerSite.StandIn.Chotot;
using PartnerSite.StandIn.Graph;

namespace PartnerSite.StandIn;

/// <summary>
/// Meta's Graph API and Chợ Tốt's gateway on one port of loopback, as they are documented. The README lists their
/// answers.
/// </summary>
public sealed class StandInPartners : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly GraphApi graph;
    private readonly Gateway gateway;
    private readonly ConcurrentQueue<RecordedRequest> requests = [];
    private readonly ConcurrentDictionary<string, int> turns = [];
    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StandInPartners(int port, TimeProvider clock)
    {
        graph = new(this, clock);
        gateway = new(this);

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>Where it listens: what the site calls <c>Partners:WhatsApp:BaseAddress</c>.</summary>
    public Uri Address => new(app.Urls.Single());

    /// <summary>Where the gateway is: what the site calls <c>Partners:Chotot:BaseAddress</c>.</summary>
    public Uri Gateway => new(Address, "/v1/public");

    /// <summary>Where redirects lead.</summary>
    public Uri RedirectsTo { get; set; } = new("http://127.0.0.1:9/");

    /// <summary>The requests so far, in their order.</summary>
    public IReadOnlyCollection<RecordedRequest> Requests => requests;

    /// <summary>Starts it at this port, or at a free one.</summary>
    public static async Task<StandInPartners> StartAsync(int port = 0, TimeProvider? clock = null)
    {
        var partners = new StandInPartners(port, clock ?? TimeProvider.System);
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
        var reply = context.Request.Path.StartsWithSegments("/v1/public", out var rest)
            ? gateway.Answer(request.Method, rest.Value ?? "", context.Request.Query)
            : graph.Answer(request, context.Request.Path.Value ?? "", context.Request.Query);

        await ReplyWriter.WriteAsync(context, reply, app.Lifetime.ApplicationStopping);
    }
}
