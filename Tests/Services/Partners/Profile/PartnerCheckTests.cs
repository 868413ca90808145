using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Tests.Services.Partners.Profile;

public sealed class PartnerCheckTests
{
    [Fact]
    public void It_asks_the_same_when_only_the_sentence_differs_and_another_thing_about_another_account()
    {
        var asked = PartnerCheck.Doubt(new("Checks.WhatsAppUnknownErrorTrace", "4711", "a trace"));
        var again = PartnerCheck.Doubt(new("Checks.WhatsAppUnknownErrorTrace", "4711", "another trace"));

        Assert.Equal(asked.Question, again.Question);
        Assert.NotEqual(Of("104427009999001").Question, Of("106853218861309").Question);
    }

    private static PartnerCheck Of(string account) => PartnerCheck.Connected(new("Checks.OtherAccount")) with
    {
        Details = new Dictionary<string, string> { [PartnerCheck.AccountId] = account },
    };
}
