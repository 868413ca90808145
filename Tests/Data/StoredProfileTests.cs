using FsCheck;
using FsCheck.Fluent;
using PartnerSite.Data;

namespace PartnerSite.Tests.Data;

public sealed class StoredProfileTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc);
    private static readonly string[] Keys = ["a", "b", "c", "d"];

    [Fact]
    public void A_change_leaves_what_it_does_not_name() => Prop.ForAll(
        ArbMap.Default.ArbFor<(int[] Stored, int[] Written, int[] Removed)>(),
        sample =>
        {
            var (stored, written) = (KeysFrom(sample.Stored), KeysFrom(sample.Written));
            var removed = KeysFrom(sample.Removed);
            var before = new StoredProfile("lan", null, [.. stored.Select(key => Row(key, "old"))], []);

            var after = before.With(new()
            {
                Attributes = [.. written.Select(key => Row(key, "new"))],
                RemovedAttributes = [.. removed],
            });

            var expected = stored.Except(written).Except(removed).Select(key => $"{key}=old")
                .Concat(written.Select(key => $"{key}=new"));
            return expected.Order().SequenceEqual(after.Attributes.Select(row => $"{row.Key}={row.Value}").Order());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Connections_are_replaced_by_partner_and_removed()
    {
        var before = new StoredProfile("lan", null, [], [Connection("chotot"), Connection("whatsapp")]);

        var after = before.With(new()
        {
            Connections = [Connection("whatsapp") with { State = "connected" }],
            RemovedConnections = ["chotot"],
        });

        Assert.Equal("connected", Assert.Single(after.Connections).State);
        Assert.Null(after.ConnectionOf("chotot"));
    }

    [Fact]
    public void The_first_answer_to_the_prompt_stays()
    {
        var first = StoredProfile.Empty("lan").With(new() { PromptAnsweredAt = Now });

        Assert.Equal(Now, first.With(new() { PromptAnsweredAt = Now.AddDays(1) }).PromptAnsweredAt);
    }

    private static HashSet<string> KeysFrom(int[] numbers) =>
        [.. numbers.Select(number => Keys[Math.Abs(number % Keys.Length)])];

    private static UserAttribute Row(string key, string value) => new()
    {
        UserId = "lan",
        Key = key,
        Value = value,
        Tags = [],
        CreatedAt = Now,
        UpdatedAt = Now,
        Version = Guid.NewGuid(),
    };

    private static PartnerConnection Connection(string partner) => new() { UserId = "lan", Partner = partner };
}
