using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerSite.StandIn;

/// <summary>The answer for a token or an id.</summary>
/// <param name="Name">The token or id; <c>{n}</c> in it stands for a number, and a token may go on after a dot.</param>
/// <param name="Answer">Answers a call, with the number in its token or id.</param>
public sealed record Script<TCall>(string Name, Func<TCall, int, Reply> Answer)
{
    private readonly Regex pattern = new(
        $@"^{Regex.Escape(Name).Replace(@"\{n}", "(?<n>[0-9]{1,6})", StringComparison.Ordinal)}(\..*)?$",
        RegexOptions.Singleline);

    /// <summary>An answer that does not depend on the call.</summary>
    public Script(string name, Reply reply)
        : this(name, (_, _) => reply)
    {
    }

    /// <summary>An answer that depends on the call.</summary>
    public Script(string name, Func<TCall, Reply> answer)
        : this(name, (call, _) => answer(call))
    {
    }

    /// <summary>The answer, if this is the script of that token or id; else null.</summary>
    public Reply? TryAnswer(string asked, TCall call) =>
        pattern.Match(asked) switch
        {
            { Success: false } => null,
            var match => Answer(
                call,
                int.TryParse(match.Groups["n"].Value, CultureInfo.InvariantCulture, out var number) ? number : 0),
        };
}
