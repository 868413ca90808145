using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(PartnerSite.Tests.Infrastructure.LongestFirst))]

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// Starts the longest classes first: one that begins last would run alone, with the other processors idle.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Longest =
    [
        typeof(Pages.ViewTests),
        typeof(Pages.Partners.JourneyTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections) where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => Longest.Any(type =>
            collection.TestCollectionDisplayName.Contains(type.FullName!, StringComparison.Ordinal)))];
}
