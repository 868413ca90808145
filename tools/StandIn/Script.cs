using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerSite.StandIn;

/// <summary>An answer that a token or an id asks for.</summary>
/// <param name="Name">The token or id; <c>{n}</c> in it stands for a number, and a token may go on after a dot.</param>
/// <param name="Answer">What is answered to this call.</param>
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

    /// <summary>The answer, if this script is asked for.</summary>
    public Reply? TryAnswer(string asked, TCall call) =>
        pattern.Match(asked) switch
        {
            { Success: false } => null,
            var match => Answer(
                call,
                int.TryParse(match.Groups["n"].Value, CultureInfo.InvariantCulture, out var number) ? number : 0),
        };
}
