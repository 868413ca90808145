namespace PartnerSite.StandIn;

/// <summary>A partner that is played. It is found by itself: a class of this program without parameters.</summary>
public interface IStandIn
{
    /// <summary>The partner's tag at the site.</summary>
    public string Partner { get; }

    /// <summary>The site's setting that leads here, such as <c>Partners:WhatsApp:BaseAddress</c>.</summary>
    public string Setting { get; }

    /// <summary>The path of its address, such as <c>/v1/public</c>; empty for one at the root.</summary>
    public string Path { get; }

    /// <summary>
    /// By attribute key, the values that have an answer of their own, as the README lists them; <c>{n}</c> is a number.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Scripts { get; }

    /// <summary>The one header in which secrets arrive; the tests refuse them anywhere else.</summary>
    public string SecretHeader => "Authorization";

    /// <summary>What to try in the demo: lines for a terminal.</summary>
    public string WhatToTry { get; }

    /// <summary>The answer to a call.</summary>
    public Reply Answer(StandInCall asked);
}

/// <summary>A call of a partner.</summary>
/// <param name="Request">The request.</param>
/// <param name="Path">Its path below the partner's own.</param>
/// <param name="Query">Its query.</param>
/// <param name="Partners">The stand-in that is called.</param>
/// <param name="Now">The time.</param>
public sealed record StandInCall(
    RecordedRequest Request, string Path, IQueryCollection Query, StandInPartners Partners, DateTimeOffset Now);
