namespace PartnerSite.Tests.Infrastructure;

/// <summary>Tests that compare times: they run when nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
