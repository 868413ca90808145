using Xunit.v3;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>Marks what takes long by nature. ./test.sh leaves it out and scripts/drills.sh runs it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DrillAttribute : Attribute, ITraitAttribute
{
    public const string Trait = "Category";
    public const string Value = "Drill";

    /// <summary>Whether drills run in their long form.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("PARTNERSITE_DRILLS") == "long";

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Trait, Value)];
}
