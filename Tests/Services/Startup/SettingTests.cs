using PartnerSite.Services.Startup;

namespace PartnerSite.Tests.Services.Startup;

public sealed class SettingTests
{
    private const string Name = "Room:Setting";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void Blank_text_counts_as_not_set(string? blank)
    {
        var settings = With(blank);

        Assert.Null(settings.Text(Name));
        Assert.Equal(7, settings.WholeNumber(Name, fallback: 7));
        Assert.True(settings.IsOn(Name, fallback: true));
        Assert.Equal(TimeSpan.FromHours(8), settings.Duration(Name, TimeSpan.FromHours(8), TimeSpan.FromDays(1)));
        Assert.Null(settings.Url(Name, _ => false, "no address at all"));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("30", 30)]
    [InlineData(" 15 ", 15)]
    public void A_whole_number_is_read(string text, int number) =>
        Assert.Equal(number, With(text).WholeNumber(Name, fallback: 7, most: 30));

    [Theory]
    [InlineData("0")]
    [InlineData("31")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.0")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    [InlineData("99999999999999999999")]
    [InlineData("many")]
    public void Anything_else_is_no_whole_number(string text) => AssertRefused(
        "Room:Setting must be a whole number of days from 1 to 30, such as 7.",
        () => With(text).WholeNumber(Name, fallback: 7, "days", most: 30));

    [Fact]
    public void A_number_without_a_limit_is_at_least_one() => AssertRefused(
        "Room:Setting must be a whole number of checks a minute, at least 1, such as 10.",
        () => With("0").WholeNumber(Name, fallback: 10, "checks a minute"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("FALSE", false)]
    [InlineData(" True ", true)]
    public void True_and_false_are_read_in_any_case(string text, bool isOn) =>
        Assert.Equal(isOn, With(text).IsOn(Name, fallback: !isOn));

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    public void Nothing_else_is_true_or_false(string text)
    {
        AssertRefused("Room:Setting must be true or false.", () => With(text).IsOn(Name, fallback: true));
        AssertRefused(
            "Room:Setting must be true, or else.", () => With(text).IsOn(Name, fallback: true, "true, or else"));
    }

    [Theory]
    [InlineData("00:00:04", 4)]
    [InlineData(" 01:00:00 ", 3_600)]
    [InlineData("1.00:00:00", 86_400)]
    public void A_time_is_read(string text, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), With(text).Duration(Name, TimeSpan.FromHours(8), TimeSpan.FromDays(1)));

    [Theory]
    [InlineData("8")]
    [InlineData("8h")]
    [InlineData("00:00:00")]
    [InlineData("-01:00:00")]
    [InlineData("1.00:00:01")]
    public void Anything_else_is_no_time(string text) => AssertRefused(
        "Room:Setting must be a time of at most 1 days, such as 08:00:00 for 8 hours.",
        () => With(text).Duration(Name, TimeSpan.FromHours(8), TimeSpan.FromDays(1)));

    [Fact]
    public void An_address_is_read() => Assert.Equal(
        new Uri("https://partners.example.com"),
        With(" https://partners.example.com ").Url(Name, _ => true, "an address"));

    [Theory]
    [InlineData("partners.example.com")]
    [InlineData("/partners")]
    [InlineData("ftp://partners.example.com")]
    [InlineData("http://partners.example.com")]
    public void Anything_else_is_no_address(string text) => AssertRefused(
        "Room:Setting must be an address, as https://partners.example.com.",
        () => With(text).Url(
            Name, address => address.Scheme == "https", "an address, as https://partners.example.com"));

    private static IConfiguration With(string? text) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(Name, text)]).Build();

    private static void AssertRefused(string message, Func<object?> read) =>
        Assert.Equal(message, Assert.Throws<StartupException>(read).Message);
}
