using System.IO.Compression;
using System.Text;

namespace PartnerSite.StandIn;

/// <summary>Answers that no partner documents, but that happen.</summary>
public static class Mishaps
{
    private const int HugeSize = 80 * 1024;
    private const int BombSize = 32 * 1024 * 1024;

    /// <summary>All of them by name, but those that need an address.</summary>
    public static IReadOnlyDictionary<string, Reply> All => new Dictionary<string, Reply>
    {
        ["html"] = Html,
        ["no json"] = NoJson,
        ["array"] = Array,
        ["empty"] = Empty,
        ["null"] = Null,
        ["deep"] = Deep,
        ["no utf-8"] = NoUtf8,
        ["doubled"] = Doubled,
        ["unavailable"] = Unavailable,
        ["closed"] = Closed,
        ["silent"] = Silent,
        ["slow down"] = SlowDown,
        ["huge"] = Huge,
        ["bomb"] = Bomb,
    };

    public static Reply Html { get; } =
        new(200, "<!doctype html><title>Sorry</title><p>Something went wrong.</p>"u8.ToArray())
        {
            ContentType = "text/html",
        };

    public static Reply NoJson { get; } = Reply.Text("Service temporarily unavailable");

    public static Reply Array { get; } = Reply.Text("[]");

    public static Reply Empty { get; } = Reply.Text("");

    public static Reply Null { get; } = Reply.Text("null");

    public static Reply Deep { get; } = Reply.Text(string.Concat(Enumerable.Repeat("[", 2_000)));

    public static Reply NoUtf8 { get; } = new(200, (byte[])[.. "{\"id\":\""u8, 0xff, 0xfe, .. "\"}"u8]);

    public static Reply Doubled { get; } = Reply.Text("""{"id":"1","id":"106853218861309","ads":[],"ads":[]}""");

    public static Reply Unavailable { get; } = Html with { Status = 503 };

    public static Reply Closed { get; } = Empty with { IsClosed = true };

    public static Reply Silent { get; } = Empty with { Delay = Timeout.InfiniteTimeSpan };

    public static Reply SlowDown { get; } =
        Reply.Text("", 429) with
        {
            ContentType = "text/plain",
            Headers = [("Retry-After", "30")],
        };

    /// <summary>Good JSON, but too large.</summary>
    public static Reply Huge { get; } =
        Reply.Text($$"""{"id":"106853218861309","ads":[],"verified_name":"{{new string('A', HugeSize)}}"}""");

    /// <summary>32 MB of spaces, sent as a few kilobytes.</summary>
    public static Reply Bomb { get; } = new(200, Zipped(BombSize)) { Headers = [("Content-Encoding", "gzip")] };

    /// <summary>Half of a body, sent as if it were whole.</summary>
    public static Reply Truncated(Reply reply) => reply with { Body = reply.Body[..(reply.Body.Length / 2)] };

    /// <summary>A redirect to this address.</summary>
    public static Reply Redirect(Uri address, int status = 302) =>
        Reply.Text("", status) with
        {
            Headers = [("Location", address.AbsoluteUri)],
        };

    private static byte[] Zipped(int size)
    {
        using var bytes = new MemoryStream();

        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(new string(' ', size)));
        }

        return bytes.ToArray();
    }
}
