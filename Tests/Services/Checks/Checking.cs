using System.Collections.Concurrent;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.StandIn;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks;

/// <summary>
/// The checkers as the site registers them, with breakers of their own, and every connection that they open.
/// </summary>
internal sealed class Checking : IAsyncDisposable
{
    public const string Jaspers = "106853218861309";

    // Long enough for a busy machine.
    private static readonly CheckTimeouts Patient = new(
        TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(1));

    private readonly ServiceProvider services;

    public Checking(
        StandInPartners partners, CheckTimeouts? limits = null, Action<WebApplicationBuilder>? more = null)
        : this(limits, more, [.. partners.Settings.Select(setting => (setting.Key, (string?)setting.Value))])
    {
    }

    public Checking(CheckTimeouts? limits, params (string Name, string? Value)[] settings)
        : this(limits, more: null, settings)
    {
    }

    private Checking(
        CheckTimeouts? limits, Action<WebApplicationBuilder>? more, (string Name, string? Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Name, setting => setting.Value));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
        builder.Services.AddSingleton(limits ?? Patient);
        builder.AddPartnerClients();
        more?.Invoke(builder);

        builder.Services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Connecting(ConnectAsync));
        services = builder.Services.BuildServiceProvider();
    }

    public LogRecorder Log { get; } = new();

    /// <summary>Where connections went, such as <c>127.0.0.1:40123</c>.</summary>
    public ConcurrentQueue<string> Connections { get; } = [];

    /// <summary>For partners that do not answer: a short timeout.</summary>
    public static CheckTimeouts Impatient { get; } = Patient with { Attempt = TimeSpan.FromMilliseconds(200) };

    /// <summary>For partners that do not describe the token: a short timeout for that request.</summary>
    public static CheckTimeouts ImpatientOfExtras { get; } = Patient with { Extra = TimeSpan.FromMilliseconds(200) };

    /// <summary>Where the partners are asked.</summary>
    public IEnumerable<PartnerApi> Apis => services.GetServices<PartnerApi>();

    /// <summary>The checker of a partner that has to have one.</summary>
    public IPartnerChecker Asking(string tag)
    {
        Assert.True(CheckerOf(tag) is not null, $"'{tag}' has no checker: see docs/adding-a-partner.md.");
        return CheckerOf(tag)!;
    }

    public IPartnerChecker? CheckerOf(string tag) => services.GetKeyedService<IPartnerChecker>(tag);

    public Task<PartnerCheck> WhatsAppAsync(
        string? token,
        string? id = Jaspers,
        CancellationToken cancellationToken = default) =>
        CheckerOf("whatsapp")!
            .CheckAsync(Values(("whatsapp_phone_number_id", id), ("whatsapp_system_token", token)), cancellationToken);

    public Task<PartnerCheck> ChototAsync(
        string? id,
        string? oid = null,
        CancellationToken cancellationToken = default
    ) => CheckerOf("chotot")!.CheckAsync(Values(("chotot_id", id), ("chotot_oid", oid)), cancellationToken);

    /// <summary>The kind of a check, by the name of the method that makes it.</summary>
    public static string KindOf(PartnerCheck check) => check switch
    {
        { Status: PartnerStatus.Connected } => nameof(PartnerCheck.Connected),
        { Status: PartnerStatus.NeedsAttention } => nameof(PartnerCheck.NeedsAttention),
        { Status: PartnerStatus.CouldNotCheck, IsDoubt: true } => nameof(PartnerCheck.Doubt),
        { Status: PartnerStatus.CouldNotCheck, IsOutage: false } => nameof(PartnerCheck.CouldNotConfirm),
        { Status: PartnerStatus.CouldNotCheck, IsOutage: true } => nameof(PartnerCheck.CouldNotCheck),
        _ => throw new ArgumentOutOfRangeException(nameof(check), check.Status, "No checker returns this status."),
    };

    /// <summary>Its kind and the key of its sentence.</summary>
    public static (string Kind, string Key) OutcomeOf(PartnerCheck check) => (KindOf(check), check.Message.Key);

    /// <summary>The same with the attribute at fault.</summary>
    public static (string Kind, string Key, string? Field) OutcomeAndFieldOf(PartnerCheck check) =>
        (KindOf(check), check.Message.Key, check.Field);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static PartnerValues Values(params (string Key, string? Value)[] values) =>
        new(values.Where(value => value.Value is not null).ToDictionary(value => value.Key, value => value.Value!));

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        Connections.Enqueue($"{context.DnsEndPoint.Host}:{context.DnsEndPoint.Port}");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Opens the connections of every client in this way.</summary>
    private sealed class Connecting(
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect)
        : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            ((SocketsHttpHandler)builder.PrimaryHandler).ConnectCallback = connect;
        };
    }
}
