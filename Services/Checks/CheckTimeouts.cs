namespace PartnerSite.Services.Checks;

/// <summary>How long to wait for partners.</summary>
/// <param name="Attempt">For one attempt.</param>
/// <param name="Total">For all attempts of a call together.</param>
/// <param name="Extra">For a call that only adds to a verdict.</param>
/// <param name="RetryDelay">About how long between two attempts.</param>
public sealed record CheckTimeouts(TimeSpan Attempt, TimeSpan Total, TimeSpan Extra, TimeSpan RetryDelay)
{
    /// <summary>As long as a user who pressed a button waits.</summary>
    public static CheckTimeouts Default { get; } =
        new(
            TimeSpan.FromSeconds(4),
            TimeSpan.FromSeconds(8),
            TimeSpan.FromSeconds(1.5),
            TimeSpan.FromMilliseconds(300));

    /// <summary>The most bytes of a response; a useful one has a few hundred.</summary>
    public const int MaxResponseBytes = 64 * 1024;
}
