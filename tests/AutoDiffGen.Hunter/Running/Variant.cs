using System;
using AutoDiffGen.Generator;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Passes;

namespace AutoDiffGen.Hunter.Running;

/// <summary>One way to make the gradient: a selection of passes, under a name of its own.</summary>
internal sealed record Variant(string Name, PassSet Passes)
{
    public static Variant All { get; } = new("Loss", PassSet.All);

    public static Variant None { get; } = new("LossUnoptimized", PassSet.None);

    public string Gradient => Name + "Gradient";

    /// <summary>All, none, and one more that changes from program to program.</summary>
    public static Variant[] For(long seed)
    {
        int which = (int)((ulong)seed % (ulong)(2 * PassSet.Names.Count));
        string pass = PassSet.Names[which / 2];
        return [All, None, new Variant("LossPartly", which % 2 == 0 ? PassSet.Only(pass) : PassSet.Without(pass))];
    }

    public string Generate(DerivativeRequest request)
    {
        Method renamed = request.Primal with { Name = Name };
        string text = DerivativePipeline.Run(request with { Primal = renamed }, Passes).Text;
        // Documentation refers to the method by its name; there is one method only.
        return text.Replace($"cref=\"{Name}\"", "cref=\"Loss\"", StringComparison.Ordinal);
    }
}
