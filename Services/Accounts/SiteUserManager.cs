using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PartnerSite.Data;
using PartnerSite.Services.Activity;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Identity's manager of accounts. What changes how an account is protected is recorded. An old hash is renewed when
/// the password is typed, and that ends no session: the password stays the same, where Identity would replace the
/// stamp.
/// </summary>
internal sealed class SiteUserManager(
    IUserStore<ApplicationUser> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<ApplicationUser> hasher,
    IEnumerable<IUserValidator<ApplicationUser>> userValidators,
    IEnumerable<IPasswordValidator<ApplicationUser>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<ApplicationUser>> logger
) : UserManager<ApplicationUser>(
    store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    // Asked for late: what records needs this manager's request, and not every use of it records.
    private readonly IServiceProvider late = services;

    private AccountEvents Events => late.GetRequiredService<AccountEvents>();

    /// <summary>Creates an account; of two at once with one address the second hears that it is taken.</summary>
    public override async Task<IdentityResult> CreateAsync(ApplicationUser user)
    {
        try
        {
            return await base.CreateAsync(user);
        }
        catch (DbUpdateException)
        {
            ((SiteUserStore)Store).Forget(user);

            if (await FindByNameAsync(user.UserName!) is null)
            {
                throw;
            }

            return IdentityResult.Failed(ErrorDescriber.DuplicateUserName(user.UserName!));
        }
    }

    /// <inheritdoc />
    public override async Task<IdentityResult> ChangePasswordAsync(
        ApplicationUser user, string currentPassword, string newPassword) =>
        await RecordAsync(
            user, ActivityKind.PasswordChanged, await base.ChangePasswordAsync(user, currentPassword, newPassword));

    /// <inheritdoc />
    public override async Task<IdentityResult> ResetPasswordAsync(
        ApplicationUser user, string token, string newPassword) =>
        await RecordAsync(user, ActivityKind.PasswordChanged, await base.ResetPasswordAsync(user, token, newPassword));

    /// <inheritdoc />
    public override async Task<IdentityResult> ChangeEmailAsync(ApplicationUser user, string newEmail, string token) =>
        await RecordAsync(user, ActivityKind.EmailChanged, await base.ChangeEmailAsync(user, newEmail, token));

    /// <inheritdoc />
    public override async Task<IdentityResult> SetTwoFactorEnabledAsync(ApplicationUser user, bool enabled)
    {
        var kind = !enabled ? ActivityKind.SecondFactorOff
            : user.TwoFactorEnabled ? ActivityKind.SecondFactorMoved
            : ActivityKind.SecondFactorOn;
        return await RecordAsync(user, kind, await base.SetTwoFactorEnabledAsync(user, enabled));
    }

    /// <inheritdoc />
    public override async Task<IEnumerable<string>?> GenerateNewTwoFactorRecoveryCodesAsync(
        ApplicationUser user, int number)
    {
        var codes = await base.GenerateNewTwoFactorRecoveryCodesAsync(user, number);

        // The first codes come with the second factor.
        if (codes is not null && user.TwoFactorEnabled)
        {
            await Events.RecordAsync(user.Id, ActivityKind.RecoveryCodesMade);
        }

        return codes;
    }

    /// <inheritdoc />
    public override async Task<IdentityResult> RedeemTwoFactorRecoveryCodeAsync(ApplicationUser user, string code) =>
        await RecordAsync(
            user, ActivityKind.RecoveryCodeUsed, await base.RedeemTwoFactorRecoveryCodeAsync(user, code));

    /// <inheritdoc />
    public override async Task<IdentityResult> DeleteAsync(ApplicationUser user)
    {
        var result = await base.DeleteAsync(user);

        if (result.Succeeded)
        {
            Events.RecordDeletion(user);
        }

        return result;
    }

    /// <summary>
    /// Counts a wrong password. A database that can't be written fails nobody here: that would tell who has an account,
    /// and the limits of guesses count without it.
    /// </summary>
    public override async Task<IdentityResult> AccessFailedAsync(ApplicationUser user)
    {
        try
        {
            var result = await base.AccessFailedAsync(user);

            // The count begins again with a lock.
            return result.Succeeded && user.AccessFailedCount == 0
                ? await RecordAsync(user, ActivityKind.Locked, result)
                : result;
        }
        catch (Exception exception) when (StorageUnavailableException.IsCauseOf(exception))
        {
            Logger.LogWarning("A wrong password was not counted: the database can't be written.");
            return IdentityResult.Failed();
        }
    }

    /// <inheritdoc />
    protected override async Task<PasswordVerificationResult> VerifyPasswordAsync(
        IUserPasswordStore<ApplicationUser> passwords, ApplicationUser user, string password)
    {
        var result = await base.VerifyPasswordAsync(passwords, user, password);

        if (result != PasswordVerificationResult.SuccessRehashNeeded)
        {
            return result;
        }

        var hash = PasswordHasher.HashPassword(user, password);
        await ((SiteUserStore)Store).RenewPasswordHashAsync(user, hash, CancellationToken);
        return PasswordVerificationResult.Success;
    }

    private async Task<IdentityResult> RecordAsync(ApplicationUser user, ActivityKind kind, IdentityResult result)
    {
        if (result.Succeeded)
        {
            await Events.RecordAsync(user.Id, kind);
        }

        return result;
    }
}
