using System.Collections.Concurrent;
using System.Globalization;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data.Sqlite;

/// <summary>The process is killed while people save: a few times, or 200 times in the long form.</summary>
[Drill]
public sealed class DurabilityTests : IDisposable
{
    private const int People = 8;

    private static readonly int Kills = DrillAttribute.IsLong ? 200 : 4;

    private readonly string folder = Directory.CreateTempSubdirectory("partnersite-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_killed_process_loses_no_acknowledged_save_and_tears_no_pair()
    {
        var acknowledged = new ConcurrentDictionary<SiteClient, int>();
        var people = new List<SiteClient>();

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var site = new SiteProcess(folder, "Development");
            var address = new Uri((await site.AddressAsync())!);

            people.ForEach(person => person.MoveTo(address));

            while (people.Count < People)
            {
                var person = new SiteClient(address);
                await person.RegisterAsync(Emails.New());
                people.Add(person);
            }

            var enough = new TaskCompletionSource();
            var saves = 0;
            var saving = people.Select(person => SaveUntilKilledAsync(person, acknowledged, () =>
            {
                if (Interlocked.Increment(ref saves) == People * 5)
                {
                    enough.SetResult();
                }
            })).ToList();

            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await site.KillAsync();
            await Task.WhenAll(saving);
            await AssertKeptAsync(people, acknowledged);
        }

        people.ForEach(person => person.Dispose());
        Drill.Say(
            "a killed process loses nothing",
            $"{Kills} SIGKILLs under load: 0 acknowledged saves lost, 0 torn pairs",
            $"0 of {acknowledged.Values.Sum()} lost, 0 torn",
            isKept: true);
    }

    private static async Task SaveUntilKilledAsync(
        SiteClient person, ConcurrentDictionary<SiteClient, int> acknowledged, Action saved)
    {
        try
        {
            for (var number = acknowledged.GetValueOrDefault(person) + 1; ; number++)
            {
                var text = number.ToString(CultureInfo.InvariantCulture);
                var answer = await person.SaveAsync(
                    Field.Partner("chotot"), Field.Value("chotot_id", text), Field.Value("chotot_oid", text));

                if (answer.Header("Location") != "/partners")
                {
                    return;
                }

                acknowledged[person] = number;
                saved();
            }
        }
        catch (HttpRequestException)
        {
            // The process was killed, which is the point.
        }
    }

    private async Task AssertKeptAsync(List<SiteClient> people, ConcurrentDictionary<SiteClient, int> acknowledged)
    {
        await using var site = new SiteProcess(folder, "Development");
        var address = new Uri((await site.AddressAsync())!);

        foreach (var person in people)
        {
            person.MoveTo(address);
            var page = await person.GetAsync("/partners");
            var id = int.Parse(Answer.Text(page.Key("chotot_id")), CultureInfo.InvariantCulture);

            Assert.Equal($"{id}", Answer.Text(page.Key("chotot_oid")));

            // The save in flight may have been stored without an answer.
            Assert.InRange(id, acknowledged[person], acknowledged[person] + 1);
            acknowledged[person] = id;
        }
    }
}
