using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;
using ActivityKind = PartnerSite.Services.Activity.ActivityKind;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Counts, limits and records sign-ins of every kind. No refusal comes sooner than <see cref="ShortestRefusal"/>,
/// because recording a failure takes time too: on a slow disk as long as checking a password.
/// </summary>
internal sealed class SignInGuard(
    GuessLimit guesses,
    AttemptLimit attempts,
    HashingPlaces places,
    DeviceMark devices,
    AccountEvents events,
    UserManager<ApplicationUser> users,
    IHttpContextAccessor requests,
    ILogger<SignInGuard> logger)
{
    /// <summary>The shortest time a refusal takes: more than checking a password and recording the failure.</summary>
    public static readonly TimeSpan ShortestRefusal = TimeSpan.FromMilliseconds(300);

    private HttpContext Context => requests.HttpContext!;

    /// <summary>The browser has signed in with this account before.</summary>
    public bool Knows(ApplicationUser user) => devices.IdFor(Context, user) is not null;

    /// <summary>Checks a password, in one of the places for hashing.</summary>
    /// <param name="userName">The name, as it was typed.</param>
    /// <param name="checkAsync">Checks it for the account of that name; null when there is none.</param>
    /// <exception cref="TooManyGuessesException">The account or the network has no guesses left.</exception>
    public async Task<SignInResult> PasswordAsync(
        string userName, Func<ApplicationUser?, Task<SignInResult>> checkAsync)
    {
        var start = Stopwatch.GetTimestamp();
        var user = await users.FindByNameAsync(userName);

        // By the normalized name: the same name can be written in many ways.
        await using (var guess = await BeginAsync(
            user?.Id, start, () => BeginAsync(user, users.NormalizeName(userName) ?? "")))
        {
            using var place = await places.EnterAsync(
                user is not null && Knows(user), Context.Connection.RemoteIpAddress, Context.RequestAborted);
            var result = await checkAsync(user);

            if (result.Succeeded || result.RequiresTwoFactor)
            {
                return result;
            }

            guess.WasWrong();
        }

        await RecordRefusalAsync(user?.Id, ActivityKind.SignInRefused);
        await WaitAsync(start);
        return SignInResult.Failed;
    }

    /// <summary>Checks a second factor, after the password.</summary>
    /// <exception cref="TooManyGuessesException">The account has no guesses left.</exception>
    public async Task<SignInResult> FactorAsync(ApplicationUser user, Func<Task<SignInResult>> checkAsync)
    {
        await using var guess = await BeginAsync(
            user.Id, Stopwatch.GetTimestamp(), () => guesses.BeginSecondFactorAsync(user.Id, Knows(user)));
        var result = await checkAsync();

        if (!result.Succeeded)
        {
            guess.WasWrong();
        }

        return result;
    }

    /// <summary>Checks a second factor on a page of its own, and records the outcome.</summary>
    /// <exception cref="TooManyGuessesException">The account has no guesses left.</exception>
    public async Task<SignInResult> FactorAtPageAsync(ApplicationUser user, Func<Task<SignInResult>> checkAsync)
    {
        var result = await FactorAsync(user, checkAsync);
        await events.RecordAsync(user.Id, result.Succeeded ? ActivityKind.SignedIn : ActivityKind.SignInRefused);
        return result;
    }

    private Task<GuessLimit.Guess> BeginAsync(ApplicationUser? user, string name)
    {
        if (user is not null && devices.IdFor(Context, user) is { } device)
        {
            attempts.CountSignIn(device);
            return guesses.BeginKnownAsync(name, device);
        }

        var address = Context.Connection.RemoteIpAddress;
        attempts.CountSignIn(name, address);
        return guesses.BeginAsync(name, address);
    }

    private async Task<GuessLimit.Guess> BeginAsync(string? userId, long start, Func<Task<GuessLimit.Guess>> beginAsync)
    {
        try
        {
            return await beginAsync();
        }
        catch (TooManyGuessesException)
        {
            // Recording it takes time too, and only where there is an account.
            await RecordRefusalAsync(userId, ActivityKind.SignInLimited);
            await WaitAsync(start);
            throw;
        }
    }

    // A database that can't be written would tell by its failure who has an account.
    private async Task RecordRefusalAsync(string? userId, ActivityKind kind)
    {
        try
        {
            await events.RecordAsync(userId, kind);
        }
        catch (StorageUnavailableException exception)
        {
            logger.LogWarning("A refused sign-in is in the log alone ({Fault}).", exception.Message);
        }
    }

    private async Task WaitAsync(long start)
    {
        if (ShortestRefusal - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left)
        {
            await Task.Delay(left, Context.RequestAborted);
        }
    }
}
