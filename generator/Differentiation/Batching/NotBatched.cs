using System;

namespace AutoDiffGen.Generator.Differentiation.Batching;

/// <summary>Directions cannot run beside each other.</summary>
internal sealed class NotBatched : Exception;
