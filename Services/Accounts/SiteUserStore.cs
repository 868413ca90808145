using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Identity's store. It remembers the stamp that a request replaced: the session that made the change stays open, and
/// all others end. Second factors are encrypted, or hashed.
/// </summary>
internal sealed class SiteUserStore(
    AppDbContext database,
    SecondFactorCipher cipher,
    IdentityErrorDescriber describer,
    ILogger<SiteUserStore> logger)
    : UserOnlyStore<ApplicationUser, AppDbContext, string>(database, describer)
{
    public override Task SetSecurityStampAsync(
        ApplicationUser user, string stamp, CancellationToken cancellationToken = default)
    {
        user.ReplacedStamp ??= user.SecurityStamp;
        return base.SetSecurityStampAsync(user, stamp, cancellationToken);
    }

    public override async Task<string?> GetAuthenticatorKeyAsync(
        ApplicationUser user, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(user, cancellationToken) is { AppKey: { } envelope }
                ? cipher.Decrypt(envelope, user.Id)
                : null;
        }
        catch (DecryptionException exception)
        {
            // No code is right then; recovery codes still are.
            logger.LogError("An authenticator key can't be opened. {Fault}", exception.Message);
            return null;
        }
    }

    public override async Task SetAuthenticatorKeyAsync(
        ApplicationUser user, string key, CancellationToken cancellationToken) =>
        (await FindOrAddAsync(user, cancellationToken)).AppKey = cipher.Encrypt(key, user.Id);

    /// <summary>Leaves out of this request what could not be stored.</summary>
    public void Forget(ApplicationUser user) => Context.Entry(user).State = EntityState.Detached;

    /// <summary>Another app from now on; the code that showed it is used up.</summary>
    public async Task SetAppAsync(ApplicationUser user, string key, long usedStep)
    {
        await SetAuthenticatorKeyAsync(user, key, CancellationToken.None);
        (await FindOrAddAsync(user, CancellationToken.None)).UsedStep = usedStep;
    }

    public override async Task SetTwoFactorEnabledAsync(
        ApplicationUser user, bool enabled, CancellationToken cancellationToken = default)
    {
        await base.SetTwoFactorEnabledAsync(user, enabled, cancellationToken);

        // What is of no use any more is not kept.
        if (!enabled && await FindAsync(user, cancellationToken) is { } factor)
        {
            Context.SecondFactors.Remove(factor);
        }
    }

    public override async Task ReplaceCodesAsync(
        ApplicationUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        (await FindOrAddAsync(user, cancellationToken)).RecoveryCodes = RecoveryCodes.Hash(recoveryCodes);

    public override async Task<bool> RedeemCodeAsync(
        ApplicationUser user, string code, CancellationToken cancellationToken)
    {
        if (await FindAsync(user, cancellationToken) is not { } factor
            || RecoveryCodes.Redeem(factor.RecoveryCodes, code) is not { } left)
        {
            return false;
        }

        factor.RecoveryCodes = left;
        return true;
    }

    public override async Task<int> CountCodesAsync(ApplicationUser user, CancellationToken cancellationToken) =>
        RecoveryCodes.Count((await FindAsync(user, cancellationToken))?.RecoveryCodes);

    private Task<SecondFactor?> FindAsync(ApplicationUser user, CancellationToken cancellationToken) =>
        Context.SecondFactors.FirstOrDefaultAsync(factor => factor.UserId == user.Id, cancellationToken);

    private async Task<SecondFactor> FindOrAddAsync(ApplicationUser user, CancellationToken cancellationToken) =>
        Context.SecondFactors.Local.FirstOrDefault(factor => factor.UserId == user.Id)
        ?? await FindAsync(user, cancellationToken)
        ?? Context.SecondFactors.Add(new() { UserId = user.Id }).Entity;

    /// <summary>Stores another hash of the same password, unless the password was changed meanwhile.</summary>
    public async Task RenewPasswordHashAsync(ApplicationUser user, string hash, CancellationToken cancellationToken)
    {
        var old = user.PasswordHash;

        // One column, so that it neither meets another change of the account nor counts as one.
        var renewed = await Users.Where(stored => stored.Id == user.Id && stored.PasswordHash == old)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.PasswordHash, hash), cancellationToken);

        if (renewed == 1)
        {
            // Known as stored: a later change in the same request writes every column.
            Context.Entry(user).Property(stored => stored.PasswordHash).OriginalValue = hash;
            user.PasswordHash = hash;
        }
    }
}
