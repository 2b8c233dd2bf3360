using System.Collections.Generic;

namespace Gallery;

/// <summary>Experiments on one subject.</summary>
internal sealed record Chapter(string Title, IReadOnlyList<IExperiment> Experiments);
