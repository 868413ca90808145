using System.Globalization;
using PartnerSite.Data;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Tests.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Profile;

/// <summary>How far a connection is, by what is stored of it.</summary>
public sealed class ConnectedPartnerTests
{
    private static readonly DateTime At = Rules.Now;

    private readonly Rules rules = new();

    [Theory]
    [InlineData(null, null, null, PartnerStatus.NotSet)]
    [InlineData("1", null, null, PartnerStatus.Incomplete)]
    [InlineData(null, "EAA", null, PartnerStatus.Incomplete)]
    [InlineData("1", "EAA", null, PartnerStatus.Saved)]
    [InlineData("1", "EAA", PartnerStatus.Connected, PartnerStatus.Connected)]
    [InlineData("1", "EAA", PartnerStatus.NeedsAttention, PartnerStatus.NeedsAttention)]
    [InlineData("1", "EAA", PartnerStatus.CouldNotCheck, PartnerStatus.CouldNotCheck)]
    [InlineData("1", null, PartnerStatus.Connected, PartnerStatus.Incomplete)]
    [InlineData("1", "damaged", PartnerStatus.Connected, PartnerStatus.NeedsAttention)]
    [InlineData(null, "damaged", null, PartnerStatus.NeedsAttention)]
    public async Task The_status_follows_from_what_is_stored(
        string? id, string? token, PartnerStatus? check, PartnerStatus status)
    {
        await StoreAsync(id, token, check);

        Assert.Equal(status, WhatsApp.Status);
        Assert.Equal(status != PartnerStatus.NotSet, WhatsApp.IsStored);
    }

    [Fact]
    public async Task An_attempt_hides_no_verdict_and_is_the_last_check()
    {
        await StoreAsync("1", "EAA", PartnerStatus.Connected);
        await SetRowAsync(row => row.With(CheckOf(PartnerStatus.CouldNotCheck) with { At = At.AddHours(1) }));

        Assert.Equal(PartnerStatus.Connected, WhatsApp.Status);
        Assert.Equal(PartnerStatus.CouldNotCheck, WhatsApp.LastCheck!.Status);
        Assert.Equal(At, WhatsApp.Verdict!.At);
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData("1", "damaged")]
    public async Task What_is_incomplete_or_can_not_be_opened_has_no_last_check(string id, string? token)
    {
        await StoreAsync(id, token, PartnerStatus.Connected);

        Assert.Null(WhatsApp.LastCheck);
    }

    [Fact]
    public async Task A_row_without_attributes_says_nothing()
    {
        await SetRowAsync(row => row.With(CheckOf(PartnerStatus.Connected)) with { LastUsedAt = At });

        Assert.Equal(PartnerStatus.NotSet, WhatsApp.Status);
        Assert.Equal((null, null, null), (WhatsApp.Verdict, WhatsApp.LastCheck, WhatsApp.LastUsedAt));
    }

    [Theory]
    [InlineData("2027-01-31", null, "2027-01-31T23:59:59")]
    [InlineData("2027-01-31", "2027-05-01", "2027-05-01T00:00:00")]
    [InlineData(null, "2027-05-01", "2027-05-01T00:00:00")]
    [InlineData("2027-01-31", "never", null)]
    [InlineData(null, "never", null)]
    [InlineData(null, null, null)]
    public async Task A_secret_expires_when_the_partner_says_else_when_the_user_says(
        string? day, string? told, string? expected)
    {
        await StoreAsync("1", "EAA", check: null);
        await rules.SaveAsync(rules.Members((Rules.LastDay, day)));
        await SetRowAsync(row => row with { ExpiresAt = ReadTime(told) });

        Assert.Equal(expected, WhatsApp.Expiry?.At.ToString("s", CultureInfo.InvariantCulture));
        Assert.Equal(expected is null ? null : Rules.Token, WhatsApp.Expiry?.Attribute.Key);
    }

    [Fact]
    public async Task Without_the_secret_there_is_nothing_to_expire()
    {
        await rules.SaveAsync(rules.Members((Rules.LastDay, "2027-01-31")));

        Assert.Null(WhatsApp.Expiry);
    }

    [Fact]
    public async Task A_secret_has_no_plain_value()
    {
        await StoreAsync("1", "EAA", check: null);

        Assert.Equal(("1", null), (WhatsApp.PlainValue(Rules.Id), WhatsApp.PlainValue(Rules.Token)));
        Assert.True(Assert.IsType<StoredSecret>(WhatsApp.Stored[Rules.Token]).IsReadable);
    }

    [Fact]
    public async Task A_value_with_a_secrets_tags_is_a_secret_whatever_the_catalog_says()
    {
        await StoreRowAsync("chotot_id", "85558138", "chotot", AttributeTags.Sensitive);

        var stored = rules.Profiles.From(rules.Stored).Of(Rules.Chotot).Stored["chotot_id"];

        Assert.False(Assert.IsType<StoredSecret>(stored).IsReadable);
    }

    private ConnectedPartner WhatsApp => rules.Profiles.From(rules.Stored).Of(Rules.WhatsApp);

    private static PartnerCheck CheckOf(PartnerStatus status) => new(status, new("Checks.Connected")) { At = At };

    private static DateTime? ReadTime(string? text) => text switch
    {
        null => null,
        "never" => PartnerCheck.Never,
        _ => DateOnly.Parse(text, CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
    };

    private async Task StoreAsync(string? id, string? token, PartnerStatus? check)
    {
        await rules.SaveAsync(rules.Members((Rules.Id, id), (Rules.Token, token)));

        if (token == "damaged")
        {
            await StoreRowAsync(Rules.Token, token, "whatsapp", AttributeTags.Sensitive);
        }

        if (check is { } status)
        {
            await SetRowAsync(row => row.With(CheckOf(status)));
        }
    }

    private Task StoreRowAsync(string key, string value, params string[] tags) => rules.Store.ChangeAsync(
        Rules.User,
        _ => new ProfileChange
        {
            Attributes =
            [
                new()
                {
                    UserId = Rules.User,
                    Key = key,
                    Value = value,
                    Tags = tags,
                    CreatedAt = At,
                    UpdatedAt = At,
                    Version = Guid.Empty,
                },
            ],
        },
        default);

    private Task SetRowAsync(Func<PartnerConnection, PartnerConnection> change) => rules.Store.ChangeAsync(
        Rules.User,
        stored => new ProfileChange
        {
            Connections =
            [
                change(stored!.ConnectionOf("whatsapp") ?? CheckColumns.Fresh(Rules.User, Rules.WhatsApp, null)),
            ],
        },
        default);
}
