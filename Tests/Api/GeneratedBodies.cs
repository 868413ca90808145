using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace PartnerSite.Tests.Api;

/// <summary>
/// Request bodies of every type, depth, size and character, with duplicate and unknown names.
/// </summary>
internal static class GeneratedBodies
{
    public static readonly string[] Keys =
    [
        "chotot_id",
        "chotot_oid",
        "whatsapp_phone_number_id",
        "whatsapp_system_token",
    ];

    private static readonly string[] Strange =
    [
        "\\u0000",
        "\\ud800",
        "\\udc00",
        "\\ud83d\\ude00",
        "\\u202e",
        "\\u200b",
        "\\u200e",
        "\\u2069",
        "\\u00ad",
        "“",
        "”",
        "Bearer ",
        "\\n",
        "\\t",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u0085",
        "\\ufeff",
        "\\ufffd",
        "\\ufffe",
        "\\uffff",
        "đ",
        "ợ",
        "😀",
        "\u00a0",
        " ",
        "a",
        "7",
        "</script>",
        "' OR 1=1 --",
        "%00",
        "{{",
        "\\x",
        "\u2028",
    ];

    /// <summary>The text of a JSON string, valid or not, of up to some thousand characters.</summary>
    private static Gen<string> Text { get; } =
        from pieces in Gen.Elements(Strange).ListOf()
        from letters in ArbMap.Default.GeneratorFor<string?>()
        from repeat in Gen.Frequency((20, Gen.Constant(1)), (1, Gen.Choose(1, 5000)))
        let encoded = JsonEncodedText.Encode(WithoutLoneSurrogates(letters ?? ""))
        select $"\"{string.Concat(pieces)}{encoded}{(repeat == 1 ? "" : new string('x', repeat))}\"";

    private static Gen<string> Scalar { get; } =
        Gen.OneOf(
            Text,
            Text,
            Gen.Elements(
                "null",
                "true",
                "false",
                "0",
                "-0",
                "1e400",
                "-1E-400",
                "0.1",
                "01",
                "NaN",
                "18446744073709551616",
                "",
                "'a'",
                "\"",
                "\"\\u12\""));

    /// <summary>Any value, up to a hundred levels deep.</summary>
    private static Gen<string> Value(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (6, Scalar),
        (1, from items in Value(depth - 1).ListOf() select $"[{string.Join(',', items.Take(3))}]"),
        (1, from members in Member(depth - 1).ListOf() select $"{{{string.Join(',', members.Take(3))}}}"),
        (1, from levels in Gen.Choose(1, 100) select new string('[', levels) + new string(']', levels)));

    private static Gen<string> Member(int depth) =>
        from name in Gen.Frequency(
            (8, Gen.Elements(Keys).Select(key => $"\"{key}\"")),
            (1, Text),
            (1, Gen.Elements("\"__proto__\"", "\"Chotot_Id\"", "chotot_id", "\"user_id\"", "\"\"")))
        from value in Value(depth)
        select $"{name}:{value}";

    // Known names, mostly once and mostly with good values: a single mistake must be enough.
    private static Gen<string> NearlyGood { get; } =
        from keys in Gen.SubListOf(Keys)
        from values in Gen.Frequency(
                (12, Gen.Elements("\"85558138\"", "\" a b \"", "\"cửa hàng\"", "null")),
                (1, Value(1)),
                (1, Text))
            .ArrayOf(Keys.Length)
        from extra in Gen.Frequency((5, Gen.Constant("")), (1, Member(1)))
        let members = keys.Zip(values, (key, value) => $"\"{key}\":{value}")
        select $"{{{string.Join(',', members.Append(extra).Where(member => member.Length > 0))}}}";

    /// <summary>Bodies of every kind: objects that are nearly right, any other value, and bytes.</summary>
    public static Gen<byte[]> Any { get; } =
        Gen.Frequency(
            (8, from body in NearlyGood select Encoding.UTF8.GetBytes(body)),
            (
                3, from members in Member(2).ListOf()
                   select Encoding.UTF8.GetBytes($"{{{string.Join(',', members.Take(6))}}}")),
            (2, from value in Value(3) select Encoding.UTF8.GetBytes(value)),
            (1, ArbMap.Default.GeneratorFor<byte[]>()),
            (
                1, from size in Gen.Choose(1, 80_000)
                   select Encoding.UTF8.GetBytes($"{{\"chotot_id\":\"{new string('7', size)}\"}}")));

    /// <summary>Bodies of these members, with strings of every kind.</summary>
    public static Gen<byte[]> WithMembers(params string[] names) =>
        from texts in Text.ArrayOf(names.Length)
        select Encoding.UTF8.GetBytes(
            $"{{{string.Join(',', names.Zip(texts, (name, text) => $"\"{name}\":{text}"))}}}");

    /// <summary>Changes as a client means them: known names, each once, with good values or null.</summary>
    public static Gen<Dictionary<string, string?>> Good { get; } =
        from keys in Gen.SubListOf(Keys)
        from values in Gen.Frequency(
                (
                    4,
                    Gen.Elements<string?>(
                        "85558138",
                        "cửa hàng",
                        "a b",
                        "😀",
                        "</b>",
                        "\\",
                        "\"",
                        "EAAx",
                        new string('x', 4096))),
                (1, Gen.Constant<string?>(null)))
            .ArrayOf(Keys.Length)
        select keys.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);

    private static string WithoutLoneSurrogates(string text) => string.Concat(text.EnumerateRunes());
}
