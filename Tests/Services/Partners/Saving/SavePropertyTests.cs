using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>What holds of every save, whatever was saved before it. Each is decided twice, by the store.</summary>
public sealed class SavePropertyTests
{
    [Fact]
    public void What_is_refused_stores_and_notes_nothing_and_an_invalid_draft_says_why() => AfterEvery(save =>
    {
        if (save.Result.Outcome != SaveOutcome.Saved)
        {
            Assert.Equal(save.Before.Attributes, save.After.Attributes);
            Assert.Equal(save.Before.Connections, save.After.Connections);
            Assert.Empty(save.Noted);
            Assert.False(save.Result.Changed);
        }

        Assert.Equal(save.Result.Outcome == SaveOutcome.Invalid, save.Result.Errors.Count > 0);
    });

    [Fact]
    public void What_was_saved_is_no_change_when_it_is_sent_again() => AfterEvery(save =>
    {
        if (save.Result.Outcome != SaveOutcome.Saved || save.Sent.Partners == "" || save.RepeatsDayWithOtherToken)
        {
            return;
        }

        var again = save.Again();

        Assert.Equal((SaveOutcome.Saved, false), (again.Outcome, again.Changed));
        Assert.Equal(PartnerProfile.VersionOf(save.After), again.Profile.Version);
    });

    [Fact]
    public void Members_change_what_they_name_and_nothing_else() => AfterEvery(save =>
    {
        if (save.Result.Outcome != SaveOutcome.Saved || save.Sent.Partners is not null)
        {
            return;
        }

        var expected = new SortedDictionary<string, string>(save.ValuesBefore);

        foreach (var key in save.Sent.Values.Keys)
        {
            expected.Remove(key);

            if (save.Sent.TypedFor(key) is { } typed)
            {
                expected.Add(key, typed);
            }
        }

        ForgetDay(save, expected, isRepeated: save.Sent.Values.ContainsKey(Rules.LastDay));
        Assert.Equal(expected, save.ValuesAfter);
    });

    [Fact]
    public void After_a_form_there_is_what_it_says_and_the_secret_that_it_left_blank() => AfterEvery(save =>
    {
        if (save.Result.Outcome != SaveOutcome.Saved || save.Sent.Partners is not { } partners)
        {
            return;
        }

        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);

        foreach (var attribute in Catalog.Partners
            .Where(partner => partners.Split(' ').Contains(partner.Tag))
            .SelectMany(partner => partner.Attributes))
        {
            var kept = attribute.IsSensitive ? save.ValuesBefore.GetValueOrDefault(attribute.Key) : null;

            if ((save.Sent.TypedFor(attribute.Key) ?? kept) is { } value)
            {
                expected.Add(attribute.Key, value);
            }
        }

        ForgetDay(save, expected, isRepeated: false);
        Assert.Equal(expected, save.ValuesAfter);
    });

    [Fact]
    public void The_activity_names_what_has_changed_and_nothing_else() => AfterEvery(save =>
    {
        var expected = Catalog.Partners.SelectMany(partner => Differences(save, partner));

        Assert.Equal(expected, save.Noted);
    });

    [Fact]
    public void A_row_is_left_alone_or_written_anew_and_keeps_when_it_was_made() => AfterEvery(save =>
    {
        var before = save.Before.Attributes.ToDictionary(row => row.Key);

        foreach (var row in save.After.Attributes)
        {
            var old = before.GetValueOrDefault(row.Key);
            Assert.True(old is null || old == row || old.Version != row.Version);
            Assert.Equal(old?.CreatedAt ?? row.CreatedAt, row.CreatedAt);
        }
    });

    [Fact]
    public void There_is_a_connection_while_a_value_of_the_partner_is_stored_and_none_without() => AfterEvery(save =>
    {
        foreach (var partner in Catalog.Partners)
        {
            var stored = partner.Attributes.Where(attribute => save.ValuesAfter.ContainsKey(attribute.Key)).ToList();
            var hasRow = save.After.ConnectionOf(partner.Tag) is not null;

            Assert.True(hasRow || stored.TrueForAll(attribute => attribute.IsDate));
            Assert.True(!hasRow || stored.Count > 0);
        }
    });

    [Fact]
    public void The_caller_is_told_what_is_stored_then() => AfterEvery(save =>
    {
        Assert.Equal(PartnerProfile.VersionOf(save.After), save.Result.Profile.Version);
        Assert.Equal(
            save.ValuesAfter.Where(value => value.Key != Rules.Token).ToDictionary(),
            save.Result.Profile.PlainValues.ToDictionary(value => value.Definition.Key, value => value.Value));
        Assert.Equal(
            save.Result.Changed, PartnerProfile.VersionOf(save.Before) != PartnerProfile.VersionOf(save.After));
    });

    [Fact]
    public void No_secret_is_stored_as_it_was_typed() => AfterEvery(save => Assert.All(
        save.After.Attributes.Where(row => row.Key == Rules.Token),
        row => Assert.StartsWith("enc:v1:", row.Value, StringComparison.Ordinal)));

    private static PartnerCatalog Catalog => PartnerCatalog.Default;

    private static void ForgetDay(OneSave save, SortedDictionary<string, string> values, bool isRepeated)
    {
        var isOld = values.GetValueOrDefault(Rules.LastDay) == save.ValuesBefore.GetValueOrDefault(Rules.LastDay);

        if (save.ReplacesToken && isOld && !isRepeated)
        {
            values.Remove(Rules.LastDay);
        }
    }

    private static IEnumerable<string> Differences(OneSave save, Partner partner)
    {
        string[] keys = [.. partner.Attributes.Select(attribute => attribute.Key)];
        string[] before = [.. keys.Where(save.ValuesBefore.ContainsKey)];
        string[] after = [.. keys.Where(save.ValuesAfter.ContainsKey)];
        string[] changed =
            [.. before.Intersect(after).Where(key => save.ValuesBefore[key] != save.ValuesAfter[key])];

        return
            from what in new (string Kind, IEnumerable<string> Keys)[]
            {
                ("attributes_set", after.Except(before)),
                ("attributes_changed", changed),
                (after.Length > 0 ? "attributes_removed" : "disconnected", before.Except(after)),
            }
            where what.Keys.Any()
            select $"{what.Kind} {partner.Tag} {JsonSerializer.Serialize(what.Keys)}";
    }

    private static void AfterEvery(Action<OneSave> check) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(12).WithQuietOnSuccess(true),
        Prop.ForAll(AnyDraft.Any.ListOf().ToArbitrary(), drafts =>
        {
            var rules = new Rules();

            foreach (var sent in drafts)
            {
                check(new(rules, sent));
            }
        }));
}
