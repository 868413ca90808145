using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>The app on a user's phone: time-based codes (RFC 6238) from the key that the site shows.</summary>
public sealed class Authenticator(string shownKey, TimeProvider? clock = null)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // Seconds that an answer may take.
    private const int Slow = 10;

    private readonly string key = shownKey.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private long newest;

    /// <summary>
    /// A code that is right now and was not asked for before, since each is accepted once: of the step before, the
    /// clock's, or the one after.
    /// </summary>
    public string Code
    {
        get
        {
            // The code before is wrong from the next step on: on a slow machine it would come too late. A test's own
            // clock stands still meanwhile.
            var isLate = clock is null && SecondsLeft < Slow;
            newest = Math.Max(newest + 1, isLate ? Step : Step - 1);

            if (newest > Step + 1 && isLate)
            {
                Thread.Sleep(TimeSpan.FromSeconds(SecondsLeft));
            }

            Assert.True(newest <= Step + 1, "There are three codes at a time: a test can't use more.");
            return CodeAt(newest);
        }
    }

    /// <summary>A code that is not valid now.</summary>
    public string WrongCode => Enumerable.Range(0, 5).Select(number => $"{number:D6}")
        .First(code => Enumerable.Range(-2, 5).All(step => CodeAt(Step + step) != code));

    private long Seconds => (clock ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds();

    private long Step => Seconds / 30;

    private long SecondsLeft => 30 - (Seconds % 30);

    /// <summary>The code of a time step.</summary>
    public string CodeAt(long at)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, at);
#pragma warning disable CA5350 // RFC 6238 says SHA-1.
        var hash = HMACSHA1.HashData(Decode(key), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Turns the second factor on, as a person does in the account's pages; returns the app and the recovery codes.
    /// </summary>
    public static async Task<(Authenticator App, IReadOnlyList<string> RecoveryCodes)> EnableAsync(
        SiteClient user, TimeProvider? clock = null)
    {
        var page = await user.GetAsync("/Identity/Account/Manage/EnableAuthenticator");
        var app = new Authenticator(page.TextOf("kbd"), clock);
        var enabled = await user.SubmitAsync(
            page.Document.Forms.Single(form => form.Id == "send-code"), ("Input.Code", app.Code));
        Assert.Equal(HttpStatusCode.Redirect, enabled.Status);
        var codes = await user.GetAsync(enabled.Header("Location")!);
        return (app, [.. codes.Document.QuerySelectorAll("code.recovery-code").Select(Answer.Text)]);
    }

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);

        foreach (var letter in text)
        {
            buffer = (buffer << 5) | Base32.IndexOf(letter, StringComparison.Ordinal);
            bits += 5;

            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }
}
