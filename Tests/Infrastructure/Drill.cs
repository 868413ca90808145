namespace PartnerSite.Tests.Infrastructure;

/// <summary>What a drill says at the end of <c>scripts/drills.sh</c>.</summary>
internal static class Drill
{
    /// <summary>Says what was promised and what was seen, and fails where that is not the same.</summary>
    /// <param name="promise">What the site promises, in a few words.</param>
    /// <param name="figure">What was to be seen.</param>
    /// <param name="result">What was seen.</param>
    /// <param name="isKept">Whether it is what was promised.</param>
    public static void Say(string promise, string figure, string result, bool isKept)
    {
        var line = $"drill: {promise} | {figure} | {result} | {(isKept ? "kept" : "BROKEN")}";
        TestContext.Current.TestOutputHelper!.WriteLine(line);
        Assert.True(isKept, line);
    }

    /// <summary>Says that the machine does not let it run; what is skipped fails in <c>./test.sh</c>.</summary>
    public static void NotHere(string promise, string reason)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"drill: {promise} | | {reason} | NOT RUN");
        Assert.Skip(reason);
    }
}
