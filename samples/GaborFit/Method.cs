using System;
using AutoDiffGen.Optimizers;

namespace GaborFit;

/// <summary>One way down: an optimizer, how many samples each of its steps sees, and how many steps it takes.</summary>
/// <param name="Settings">What a reader needs to repeat it.</param>
/// <param name="BatchSize">Samples per step, drawn without replacement epoch by epoch; null for all of them.</param>
/// <param name="Create">A new optimizer, because each run keeps its own state.</param>
internal sealed record Method(string Name, string Settings, int Steps, int? BatchSize, Func<Optimizer<double>> Create);
