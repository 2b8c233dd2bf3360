using System;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>Why a loop's iterations do not run at once.</summary>
internal sealed class NotUniform(string reason) : Exception(reason);
