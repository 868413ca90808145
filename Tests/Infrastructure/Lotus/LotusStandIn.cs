using System.Text.Json.Nodes;
using PartnerSite.StandIn;

namespace PartnerSite.Tests.Infrastructure.Lotus;

/// <summary>Plays Lotus Pay: the signing secret decides the answer, then the merchant number.</summary>
internal sealed class LotusStandIn : IStandIn
{
    private static readonly Script<StandInCall>[] Secrets =
    [
        new("lp_refused", Reply.Text("""{"error":"unknown secret"}""", 401)),
        new("lp_error-{n}", (_, code) => Reply.Text($$"""{"code":{{code}}}""", 403)),
        new("lp_other-shop", Shop("40099999")),
        new("lp_suspended", asked => Shop(NumberIn(asked), state: "suspended")),
        new("lp_nameless", asked => Shop(NumberIn(asked), name: null)),
        new("lp_echo", asked => Shop(NumberIn(asked), name: $"Shop of {SecretIn(asked)}")),
        new("lp_status-{n}", (_, status) => Reply.Text("{}", status)),
        new("lp_rate", Mishaps.SlowDown),
        new("lp_outage", Mishaps.Unavailable),
        new("lp_garbage", Mishaps.Html),
    ];

    private static readonly Script<StandInCall>[] Merchants =
    [
        new("40000404", Reply.Text("""{"error":"no such shop"}""", 404)),
    ];

    public string Partner => "lotus";

    public string Setting => "Partners:Lotus:BaseAddress";

    public string Path => "/lotus";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Scripts { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["lotus_secret"] = [.. Secrets.Select(script => script.Name)],
            ["lotus_merchant"] = [.. Merchants.Select(script => script.Name)],
        };

    public string WhatToTry => """
        Lotus Pay  merchant number 40012345, secret
                     lp_demo               connected: Lotus of Hue
                     lp_refused            the secret is refused
        """;

    public Reply Answer(StandInCall asked) =>
        Secrets.Select(script => script.TryAnswer(SecretIn(asked), asked))
            .Concat(Merchants.Select(script => script.TryAnswer(NumberIn(asked), asked)))
            .FirstOrDefault(reply => reply is not null)
        ?? Shop(NumberIn(asked));

    private static Reply Shop(string number, string? name = "Lotus of Hue", string state = "open") =>
        Reply.Json(new JsonObject { ["merchant"] = number, ["name"] = name, ["state"] = state });

    private static string NumberIn(StandInCall asked) => asked.Path.Split('/')[^1];

    private static string SecretIn(StandInCall asked) =>
        asked.Request.Headers["Authorization"]["Bearer ".Length..];
}
