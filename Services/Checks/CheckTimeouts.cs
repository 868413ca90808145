namespace PartnerSite.Services.Checks;

/// <summary>How long partners are waited for.</summary>
/// <param name="Attempt">For one answer.</param>
/// <param name="Total">For all attempts of a call together.</param>
/// <param name="Extra">For an answer that only adds to a verdict.</param>
/// <param name="RetryDelay">About how long between two attempts.</param>
public sealed record CheckTimeouts(TimeSpan Attempt, TimeSpan Total, TimeSpan Extra, TimeSpan RetryDelay)
{
    /// <summary>As long as somebody who pressed a button waits.</summary>
    public static CheckTimeouts Default { get; } =
        new(
            TimeSpan.FromSeconds(4),
            TimeSpan.FromSeconds(8),
            TimeSpan.FromSeconds(1.5),
            TimeSpan.FromMilliseconds(300));

    /// <summary>Bytes of an answer: those that are wanted have a few hundred.</summary>
    public const int Bytes = 64 * 1024;
}
