using PartnerSite.Data;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Services.Accounts;

internal static class SecondFactorMove
{
    private const int BatchSize = 500;

    /// <summary>
    /// Encrypts and hashes the second factors that older versions of the site stored in clear. Their owners notice
    /// nothing: app and recovery codes stay right.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database can't be written.</exception>
    public static void SecureSecondFactors(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<ISecondFactorStore>();
        var cipher = app.Services.GetRequiredService<SecondFactorCipher>();
        var moved = 0;

        while (store.MoveClear(BatchSize, Secure) is var some and > 0)
        {
            moved += some;
        }

        if (moved > 0)
        {
            app.Logger.LogInformation("Encrypted the second factors of {Accounts} accounts.", moved);
        }

        SecondFactor Secure(string userId, string? appKey, IReadOnlyList<string> codes) => new()
        {
            UserId = userId,
            AppKey = appKey is null ? null : cipher.Encrypt(appKey, userId),
            RecoveryCodes = RecoveryCodes.Hash(codes),
        };
    }
}
