namespace PartnerSite.Data;

/// <summary>What a user signs in with besides the password. Nothing in it is stored in clear.</summary>
public sealed class SecondFactor
{
    /// <summary>Row id; it never leaves the server.</summary>
    public long Id { get; init; }

    /// <summary>The owner.</summary>
    public required string UserId { get; init; }

    /// <summary>The envelope of the authenticator app's key; null without an app.</summary>
    public string? AppKey { get; set; }

    /// <summary>The hashes of the recovery codes that are left; null when there never were any.</summary>
    public string? RecoveryCodes { get; set; }

    /// <summary>The time step (RFC 6238) of the newest code that was accepted: each is accepted once.</summary>
    public long? UsedStep { get; set; }
}
