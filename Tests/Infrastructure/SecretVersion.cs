namespace PartnerSite.Tests.Infrastructure;

/// <summary>One version of the secret in the stand-in vault.</summary>
internal sealed record SecretVersion(string Id, string Value, long Created)
{
    public bool Enabled { get; set; } = true;

    public object Attributes =>
        new
        {
            enabled = Enabled,
            created = Created,
            updated = Created,
            recoveryLevel = "Recoverable+Purgeable",
            recoverableDays = 90,
        };
}
