namespace PartnerSite.Tests.Infrastructure;

/// <summary>A site that logs every detail.</summary>
public sealed class LoggingSite : Site
{
    public LoggingSite() => LogsAll = true;
}

/// <summary>A site that hashes passwords as slowly as in production.</summary>
public sealed class SlowlyHashingSite : Site
{
    public SlowlyHashingSite() => HashesSlowly = true;
}
