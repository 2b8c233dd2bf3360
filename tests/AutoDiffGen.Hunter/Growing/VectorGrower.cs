using System.Collections.Generic;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Vectors of System.Numerics: three floats, computed with as one.</summary>
internal sealed class VectorGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    /// <summary>A number of vectors.</summary>
    public Node Number(int depth) => Chance.Below(4) switch
    {
        0 => Node.Of(Sort.Single, $"$0.{Chance.Pick("X", "Y", "Z", "Length()", "LengthSquared()")}", Grow(depth - 1)),
        1 => Node.Of(Sort.Single, "§3.Distance($0, $1)", Grow(depth - 1), Grow(0)),
        _ => Node.Of(Sort.Single, "§3.Dot($0, $1)", Grow(depth - 1), Grow(0)),
    };

    public Node Statement()
    {
        List<string> vectors = growth.Scope.Vectors;
        if (vectors.Count > 0 && !Chance.OneIn(3))
        {
            string v = Chance.From(vectors);
            return Chance.Below(3) switch
            {
                0 => Node.Statement($"{v}.{Chance.Pick("X", "Y", "Z")} {Chance.Pick("=", "+=")} $0;", growth.Numbers.Tame(Sort.Single, 1)),
                1 => Node.Statement($"{v} {Chance.Pick("+=", "-=")} 0.5f * $0;", Grow(1)),
                _ => Node.Statement($"{v} = $0;", Grow(2)),
            };
        }

        Node value = Grow(1);
        string name = growth.Name("u");
        growth.Scope.Vectors.Add(name);
        foreach (char axis in "XYZ") growth.Scope.Variables.Add(new Variable($"{name}.{axis}", Sort.Single, IsAssignable: true));
        return Node.Statement($"§3 {name} = $0;", value);
    }

    private Node Grow(int depth)
    {
        List<string> vectors = growth.Scope.Vectors;
        if (depth <= 0)
        {
            return vectors.Count > 0 && !Chance.OneIn(4)
                ? Node.Of(Sort.Vector, Chance.From(vectors))
                : Node.Of(Sort.Vector, "new §3($0, $1, 0.5f)", growth.Expressions.Leaf(Sort.Single), growth.Expressions.Leaf(Sort.Single));
        }

        return Chance.Below(9) switch
        {
            0 => Node.Of(Sort.Vector, "($0 + $1)", Grow(depth - 1), Grow(0)),
            1 => Node.Of(Sort.Vector, "($0 - $1)", Grow(depth - 1), Grow(0)),
            2 => Node.Of(Sort.Vector, "($0 * $1)", growth.Numbers.Tame(Sort.Single, 1), Grow(depth - 1)),
            3 => Node.Of(Sort.Vector, "§3.Cross($0, $1)", Grow(depth - 1), Grow(0)),
            4 => Node.Of(Sort.Vector, "§3.Normalize($0 + §3.One)", Grow(depth - 1)),
            5 => Node.Of(Sort.Vector, "§3.Lerp($0, $1, $2)", Grow(depth - 1), Grow(0), growth.Expressions.Leaf(Sort.Single)),
            6 => Node.Of(Sort.Vector, $"§3.{Chance.Pick("Max", "Min")}($0, $1)", Grow(depth - 1), Grow(0)),
            7 => Node.Of(Sort.Vector, "($0 ? $1 : $2)", growth.Expressions.Condition(depth - 1), Grow(depth - 1), Grow(0)),
            _ => Node.Of(Sort.Vector, "new §3($0, $1, $2)", growth.Numbers.Tame(Sort.Single, 1), growth.Numbers.Tame(Sort.Single, 1), growth.Numbers.Tame(Sort.Single, 1)),
        };
    }
}
