using Microsoft.Extensions.Logging.Abstractions;
using PartnerSite.Services.Checks.WhatsApp;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Checks.WhatsApp;

public sealed class WhatsAppFieldsTests
{
    [Fact]
    public void Fewer_fields_are_asked_for_an_hour_and_then_all_again()
    {
        var clock = new MovingClock();
        var fields = new WhatsAppFields(NullLogger<WhatsAppFields>.Instance, clock);
        var all = fields.Most;

        fields.Keep(fields.Fewer.Last());
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(WhatsAppFields.Least, fields.Most);
        Assert.Empty(fields.Fewer);

        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(all, fields.Most);
    }
}
