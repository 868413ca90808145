using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Pages.Partners;

/// <summary>What a refused form answers, and that it writes nothing.</summary>
internal static class Refusals
{
    /// <summary>The form came back with this among its errors.</summary>
    public static void AssertRefused(this Answer answer, string message)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.TextOf("[data-errors]"), StringComparison.Ordinal);
    }

    /// <summary>The user has nothing of any partner.</summary>
    public static async Task AssertNothingStoredAsync(this SiteClient user) =>
        Assert.All(
            (await user.GetAsync("/")).Document.QuerySelectorAll("[data-partner]"),
            card => Assert.Equal("not_set", card.GetAttribute("data-status")));
}
