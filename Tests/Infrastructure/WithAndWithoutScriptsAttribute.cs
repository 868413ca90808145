using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>Runs a journey twice: with JavaScript and without.</summary>
public sealed class WithAndWithoutScriptsAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker) => new([new TheoryDataRow<bool>(true), new TheoryDataRow<bool>(false)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
