using PartnerSite.Services.Activity;

namespace PartnerSite.Tests.Services.Activity;

/// <summary>What a save did is one entry, which is stored and read again with each single thing.</summary>
public sealed class ActivityPartsTests
{
    private static readonly ActivityEvent Set = new(ActivityKind.AttributesSet, "chotot", ["chotot_id"]);
    private static readonly ActivityEvent Removed = new(ActivityKind.AttributesRemoved, "chotot", ["chotot_oid"]);
    private static readonly ActivityEvent Checked = new(ActivityKind.Checked, "chotot", Status: "connected");
    private static readonly ActivityEvent Other = new(ActivityKind.Checked, "whatsapp", Status: "could_not_check");

    [Fact]
    public void A_single_thing_is_that_and_nothing_is_no_entry()
    {
        Assert.Equal([Set], ActivityEvent.OfSave([Set]));
        Assert.Empty(ActivityEvent.OfSave([]));
    }

    [Fact]
    public void Several_things_are_a_save_about_what_they_have_in_common()
    {
        var save = ActivityEvent.OfSave([Set, Removed, Checked]).Single();

        Assert.Equal((ActivityKind.Saved, "chotot", "connected"), (save.Kind, save.Partner, save.Status));
        Assert.Equal(["chotot_id", "chotot_oid"], save.Attributes);
        Assert.Equal([Set, Removed, Checked], save.Each);
    }

    [Fact]
    public void A_save_of_several_partners_is_about_none_of_them_alone()
    {
        var save = ActivityEvent.OfSave([Set, Checked, Other]).Single();

        Assert.Equal((null, null), (save.Partner, save.Status));
    }

    [Fact]
    public void Parts_are_read_as_they_were_written()
    {
        var read = ActivityParts.Read(ActivityParts.Write([Set, Removed, Checked, Other]));

        Assert.Equal(["chotot", "chotot", "chotot", "whatsapp"], read.Select(part => part.Partner));
        Assert.Equal([Set.Kind, Removed.Kind, Checked.Kind, Other.Kind], read.Select(part => part.Kind));
        Assert.Equal(["chotot_id"], read[0].Attributes);
        Assert.Equal((null, "could_not_check"), (read[3].Attributes, read[3].Status));
        Assert.Null(ActivityParts.Write([]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("damaged")]
    [InlineData("{}")]
    [InlineData("[1,null]")]
    [InlineData("""[{"kind":"unheard_of"},{},null]""")]
    public void What_can_not_be_read_is_left_out(string? stored) => Assert.Empty(ActivityParts.Read(stored));
}
