using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace PartnerSite.Services.Checks;

/// <summary>Timeouts, retries and a circuit breaker for calls to partners.</summary>
internal static class CheckResilience
{
    /// <summary>
    /// Retries once when a response is lost or the partner is down, and makes no calls while most attempts fail.
    /// </summary>
    public static void AddCheckResilience(this IHttpClientBuilder client)
    {
        client.AddResilienceHandler(
            "check",
            (pipeline, context) =>
            {
                var limits = context.ServiceProvider.GetRequiredService<CheckTimeouts>();
                pipeline
                    .AddTimeout(limits.Total)
                    .AddRetry(Retry(limits))
                    .AddCircuitBreaker(Breaker())
                    .AddTimeout(limits.Attempt);
            });
        client.AddHttpMessageHandler(() => new BufferedResponseHandler());
    }

    /// <summary>One short attempt.</summary>
    public static void AddExtraResilience(this IHttpClientBuilder client)
    {
        client.AddResilienceHandler(
            "extra",
            (pipeline, context) =>
                pipeline.AddTimeout(context.ServiceProvider.GetRequiredService<CheckTimeouts>().Extra));
        client.AddHttpMessageHandler(() => new BufferedResponseHandler());
    }

    // A user waits: after a time-out there is no time for a retry, and a partner that says "slow down" means it.
    private static HttpRetryStrategyOptions Retry(CheckTimeouts limits) => new()
    {
        MaxRetryAttempts = 1,
        Delay = limits.RetryDelay,
        BackoffType = DelayBackoffType.Constant,
        UseJitter = true,
        ShouldRetryAfterHeader = false,
        ShouldHandle = outcome => ValueTask.FromResult(IsTransient(outcome.Outcome)),
    };

    private static HttpCircuitBreakerStrategyOptions Breaker() =>
        new()
        {
            FailureRatio = 0.5,
            // More than one user can cause in that time, retries included: nobody can stop the checks of all.
            MinimumThroughput = 100,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(15),
            ShouldHandle = outcome =>
                ValueTask.FromResult(
                    IsTransient(outcome.Outcome) || outcome.Outcome.Exception is TimeoutRejectedException),
        };

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            { Exception: HttpRequestException failure } => failure.HttpRequestError
                != HttpRequestError.ConfigurationLimitExceeded,
            { Result.StatusCode: >= System.Net.HttpStatusCode.InternalServerError } => true,
            _ => false,
        };
}
