using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>The library's operations on whole spans of numbers.</summary>
internal sealed class TensorGrower(Growth growth)
{
    private static readonly string[] Unary =
    [
        "Exp", "Sin", "Cos", "Tanh", "Sigmoid", "Negate", "Abs", "Cbrt", "Atan", "Asinh", "SoftMax", "DegreesToRadians",
    ];

    private static readonly string[] Binary = ["Add", "Subtract", "Multiply", "Max", "Min", "Hypot", "Atan2"];

    private static readonly string[] Reductions = ["Sum", "SumOfSquares", "SumOfMagnitudes", "Norm", "Max", "Min", "MaxMagnitude", "Product"];

    private Chance Chance => growth.Chance;

    public Node? Grow()
    {
        // What a function that calls itself is handed may be the same memory twice, which is refused.
        if (growth.Scope.Depth.Length > 0) return null;
        List<Memory> all = [.. growth.Scope.Whole(Sort.Double).Where(m => m.Length > 0)];
        List<Memory> writable = all.FindAll(m => m.IsWritable);
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(Sort.Double);
        if (all.Count == 0 || variables.Count == 0) return null;
        Memory x = Chance.From(all);
        string v = Chance.From(variables).Name;
        if (writable.Count == 0 || Chance.OneIn(3))
        {
            return Chance.Below(3) switch
            {
                0 => Node.Statement($"{v} = §M.Sin(§P.Dot§T({x.Name}, {Same(x)}));"),
                1 => Node.Statement($"{v} += 0.3 * §M.Tanh(§P.Distance§T({x.Name}, {Same(x)}));"),
                _ => Node.Statement($"{v} = §M.Sin(§P.{Chance.From(Reductions)}§T({x.Name}));"),
            };
        }

        Memory target = Chance.From(writable);
        // Never longer than where it goes; often the same memory.
        string source = Chance.OneIn(3) ? target.Span : $"{x.Span}[..Math.Min({x.Count}, {target.Count})]";
        return Chance.Below(4) switch
        {
            0 => Node.Statement($"§P.{Chance.From(Unary)}§T({source}, {target.Span});"),
            1 => Node.Statement($"§P.{Chance.Pick("Add", "Subtract", "Multiply", "Max", "Min")}§T({target.Span}, $0, {target.Span});", growth.Numbers.Tame(Sort.Double, 1)),
            2 => Node.Statement($"§P.MultiplyAdd§T({target.Span}, {target.Span}, $0, {target.Span});", growth.Numbers.Tame(Sort.Double, 1)),
            _ => Node.Statement($"§P.{Chance.From(Binary)}§T({target.Span}[..1], {x.Span}[..1], {target.Span});"),
        };
    }

    private string Same(Memory x) => Chance.OneIn(2) ? x.Name : $"{x.Span}.ToArray()";
}
