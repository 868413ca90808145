namespace PartnerSite.Tests.Infrastructure;

internal static class Emails
{
    public const string Password = "a long enough password";

    public static string New() => $"lan.nguyen-{Guid.NewGuid():N}@example.com";
}
