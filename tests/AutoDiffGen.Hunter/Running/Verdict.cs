using System.Collections.Generic;
using AutoDiffGen.Generator;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Running;

/// <summary>What came of one program.</summary>
internal sealed class Verdict(LossProgram program)
{
    public LossProgram Program { get; } = program;

    /// <summary>The program is no C#: while shrinking that is no wonder, else the grower is to blame.</summary>
    public string? Invalid { get; set; }

    public Failure? Failure { get; private set; }

    /// <summary>Components of gradients that were compared with dual numbers.</summary>
    public int Compared { get; set; }

    /// <summary>Those among them whose derivative is not 0.</summary>
    public int NotZero { get; set; }

    /// <summary>Components left out, because the value or the derivative is not finite, or a tie was met.</summary>
    public int Skipped { get; set; }

    /// <summary>Calls that threw, in the gradient as in the loss.</summary>
    public int Threw { get; set; }

    /// <summary>Directions compared with central differences.</summary>
    public int Differences { get; set; }

    /// <summary>The generated files, by the name of the derivative.</summary>
    public Dictionary<string, string> Generated { get; } = [];

    /// <summary>The derivatives to run, in the order of the driver.</summary>
    public List<(string Name, Kinds Kind)> Derivatives { get; } = [];

    /// <summary>The driver's number for a derivative.</summary>
    public int Number(string name) => 2 + Derivatives.FindIndex(d => d.Name == name);

    /// <summary>Pushforwards and Hessian-vector products that were compared.</summary>
    public int Directions { get; set; }

    /// <summary>The first failure counts: others follow from it.</summary>
    public void Fail(string kind, string detail) => Failure ??= new Failure(kind, detail);
}
