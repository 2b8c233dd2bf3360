using Xunit;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Tests that switch on something for the whole process, or measure it.</summary>
[CollectionDefinition(PoolWatch.Alone, DisableParallelization = true)]
public sealed class AloneCollection;
