using System.Diagnostics.Metrics;

namespace PartnerSite.Services.Telemetry;

/// <summary>
/// What the site counts and measures, for whoever runs it. Labels are words of the program, never a user's: no address,
/// no id, no text that somebody typed.
/// </summary>
public sealed class SiteMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "PartnerSite";

    private readonly Meter meter;
    private readonly Counter<long> saves;
    private readonly Counter<long> checks;
    private readonly Counter<long> accountEvents;
    private readonly Counter<long> mails;
    private readonly Counter<long> failures;
    private readonly Counter<long> unreadable;
    private readonly Counter<long> rewrapped;
    private readonly Histogram<int> groups;
    private readonly Histogram<double> commits;

    /// <summary>Metrics of a site, which may be one of several in a process.</summary>
    public SiteMetrics(IMeterFactory meters)
        : this(meters.Create(MeterName))
    {
    }

    private SiteMetrics(Meter meter)
    {
        this.meter = meter;
        saves = meter.CreateCounter<long>(
            "partnersite.saves", "{save}", "Saves of connections, by outcome.");
        checks = meter.CreateCounter<long>(
            "partnersite.checks", "{check}", "Questions to partners, by partner and verdict.");
        accountEvents = meter.CreateCounter<long>(
            "partnersite.account.events", "{event}", "Sign-ins, refusals, and changes of accounts, by event.");
        mails = meter.CreateCounter<long>(
            "partnersite.mails", "{mail}", "Mails, by what became of them.");
        failures = meter.CreateCounter<long>(
            "partnersite.database.failures", "{request}", "Requests answered with 503, by what is wrong.");
        unreadable = meter.CreateCounter<long>(
            "partnersite.secrets.unreadable", "{read}", "Stored secrets that did not open when they were read.");
        rewrapped = meter.CreateCounter<long>(
            "partnersite.rewrap.rows", "{row}", "Rows that keys rewrap has been through.");
        groups = meter.CreateHistogram<int>(
            "partnersite.database.group.size", "{write}", "Writes of one transaction.",
            advice: new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] });
        commits = meter.CreateHistogram<double>(
            "partnersite.database.commit.duration", "s", "How long a transaction takes, with its commit.",
            advice: new() { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5] });
    }

    /// <summary>Metrics that nobody looks at, for a part that is used by itself.</summary>
    public static SiteMetrics Unseen { get; } = new(new Meter("Unseen"));

    /// <summary>A save ended.</summary>
    public void AddSave(string outcome) => saves.Add(1, Tag("outcome", outcome));

    /// <summary>A partner was asked.</summary>
    public void AddCheck(string partner, string verdict) =>
        checks.Add(1, Tag("partner", partner), Tag("verdict", verdict));

    /// <summary>Something happened to an account.</summary>
    public void AddAccountEvent(string name) => accountEvents.Add(1, Tag("event", name));

    /// <summary>A mail was sent, or was not.</summary>
    public void AddMail(string result) => mails.Add(1, Tag("result", result));

    /// <summary>A request failed for the database.</summary>
    public void AddFailure(string kind) => failures.Add(1, Tag("kind", kind));

    /// <summary>A stored secret did not open.</summary>
    public void AddUnreadable() => unreadable.Add(1);

    /// <summary><c>keys rewrap</c> has been through more rows.</summary>
    public void AddRewrapped(long rows) => rewrapped.Add(rows);

    /// <summary>A transaction of so many writes ended.</summary>
    public void AddGroup(int size, TimeSpan duration)
    {
        groups.Record(size);
        commits.Record(duration.TotalSeconds);
    }

    /// <summary>Something that is looked at whenever somebody asks for the metrics.</summary>
    public void Watch(string name, string unit, string description, Func<long> value) =>
        meter.CreateObservableGauge($"partnersite.{name}", value, unit, description);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
