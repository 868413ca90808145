using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Tests.Services.Encryption;

/// <summary>Any text in place of an envelope is refused with a reason, and only what was sealed opens.</summary>
public sealed class EnvelopePropertyTests
{
    private static readonly EncryptionKey Key = new(RandomNumberGenerator.GetBytes(32));

    private readonly EnvelopeCipher cipher = new(new EncryptionKeyRing(Key), KeyPurpose.Attributes);

    [Fact]
    public void Any_text_that_was_sealed_opens_as_it_was() =>
        Check(
            Gen.Choose(0, 0x10FFFF)
                .Where(Rune.IsValid)
                .ListOf()
                .Select(runes => string.Concat(runes.Select(rune => new Rune(rune)))),
            text => Assert.Equal(text, cipher.Open(cipher.Seal(text, "owner"), "owner")));

    [Fact]
    public void No_text_opens_or_throws() =>
        Check(
            ArbMap.Default.ArbFor<string>().Generator.Where(text => text is not null),
            text => Assert.NotNull(cipher.FaultOf(text, "owner")));

    [Fact]
    public void No_text_made_of_an_envelopes_parts_opens_or_throws()
    {
        var envelope = cipher.Seal("EAAGm0PX4ZCpsBA", "owner");
        var parts = Gen.Elements(
            "enc",
            ":",
            "v1",
            "v2",
            "V1",
            Key.Id,
            Key.Id.ToUpperInvariant(),
            envelope.Split(':')[3],
            envelope[..^1],
            "AAAA",
            "=",
            " ",
            "\0",
            "é",
            "");
        var texts = parts.ListOf().Select(chosen => string.Concat(chosen)).Where(text => text != envelope);

        Check(texts, text => Assert.NotNull(cipher.FaultOf(text, "owner")));
    }

    private static void Check<T>(Gen<T> values, Action<T> assert) =>
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true),
            Prop.ForAll(values.ToArbitrary(), assert));
}
