using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Lowering.Vectors;

namespace AutoDiffGen.Generator.Tests.Vectors;

/// <summary>A row of a sheet, as a loss: the member applied to components of p, its result's components weighed and added.</summary>
/// <param name="Name">Of the loss.</param>
/// <param name="Type">Whose member it is.</param>
/// <param name="Signature">As on the sheet.</param>
/// <param name="Source">The loss.</param>
/// <param name="Components">How many numbers it reads.</param>
internal sealed record VectorRow(string Name, string Type, string Signature, string Source, int Components)
{
    private static readonly Dictionary<string, string[]> Fields = new()
    {
        ["float"] = [""],
        ["Vector2"] = ["X", "Y"],
        ["Vector3"] = ["X", "Y", "Z"],
        ["Vector4"] = ["X", "Y", "Z", "W"],
        ["Quaternion"] = ["X", "Y", "Z", "W"],
        ["Plane"] = ["Normal.X", "Normal.Y", "Normal.Z", "D"],
        ["Matrix3x2"] = ["M11", "M12", "M21", "M22", "M31", "M32"],
        ["Matrix4x4"] = [.. from i in Enumerable.Range(1, 4) from j in Enumerable.Range(1, 4) select $"M{i}{j}"],
    };

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_UnaryNegation"] = "-",
        ["op_UnaryPlus"] = "+",
    };

    public static IReadOnlyList<VectorRow> All { get; } = [.. Rows().Select((row, i) => Of(i, row.Type, row.Signature))];

    private static IEnumerable<(string Type, string Signature)> Rows()
    {
        foreach ((string type, VectorSheet sheet) in VectorSheets.ByType)
            foreach (string signature in sheet) yield return (type, signature);
        foreach (string type in new[] { "Vector2", "Vector3", "Vector4" })
            foreach (string signature in VectorRows.Rows) yield return (type, signature.Replace("Vector", type));
    }

    private static VectorRow Of(int number, string type, string signature)
    {
        bool isInstance = signature.StartsWith("this.", StringComparison.Ordinal);
        string member = signature.Replace("this.", "").Split('(', ' ')[0];
        string[] parameters = signature.Contains('(') ? signature.Split('(', ')')[1].Split(", ", StringSplitOptions.RemoveEmptyEntries) : [];
        int read = 0;
        List<string> arguments = [];
        if (isInstance) arguments.Add(Argument(type));
        foreach (string parameter in parameters.Where(p => !p.StartsWith("out ", StringComparison.Ordinal))) arguments.Add(Argument(parameter));

        string setup = "", expression;
        if (signature.Contains(" = "))
        {
            setup = $"{type} changed = {arguments[0]}; changed.{member} = {Argument(signature.Split(" = ")[1])};";
            expression = "changed";
        }
        else if (signature.Contains("out "))
        {
            setup = $"if (!{type}.{member}({string.Join(", ", arguments)}, out {type} changed)) return -1;";
            expression = "changed";
        }
        else if (Operators.TryGetValue(member, out string? sign))
        {
            expression = arguments.Count == 1 ? $"{sign}{arguments[0]}" : $"{arguments[0]} {sign} {arguments[1]}";
        }
        else
        {
            string owner = isInstance ? arguments[0] : type;
            bool isProperty = !signature.Contains('(');
            expression = isProperty ? $"{owner}.{member}" : $"{owner}.{member}({string.Join(", ", isInstance ? arguments.Skip(1) : arguments)})";
        }

        string result = ResultOf(type, member, parameters, isInstance, signature);
        string sum = result == "bool" ? "(r ? p[0] : 2 * p[0])" : result == "float" ? "r" : string.Join(" + ", Fields[result].Select((f, i) => $"{i + 1} * p[0] * r.{f}"));
        string name = $"Row{number}";
        return new VectorRow(name, type, signature, $$"""
            [Differentiable]
            public static float {{name}}([Wrt] ReadOnlySpan<float> p)
            {
                {{setup}}
                var r = {{expression}};
                return {{sum}};
            }
            """, Math.Max(read, 1));

        string Argument(string of)
        {
            string components = string.Join(", ", Fields[of].Select(_ => $"p[{read++}]"));
            if (of == "Plane") return $"new Plane({components})";
            string value = of == "float" ? components : $"new {of}({components})";
            // The inverse cosine in it has its limits.
            return of == "Quaternion" && member == "Slerp" ? $"Quaternion.Normalize({value})" : value;
        }
    }

    private static string ResultOf(string type, string member, string[] parameters, bool isInstance, string signature)
    {
        if (signature.Contains(" = ") || signature.Contains("out ")) return type;
        Type owner = System.Type.GetType($"System.Numerics.{type}, System.Private.CoreLib", throwOnError: true)!;
        Type returned = signature.Contains('(')
            ? owner.GetMethods().Single(m => m.Name == member && m.IsStatic != isInstance && m.GetParameters().Select(p => NameOf(p.ParameterType)).SequenceEqual(parameters)).ReturnType
            : owner.GetProperty(member)!.PropertyType;
        return NameOf(returned);
    }

    private static string NameOf(Type type) => type == typeof(float) ? "float" : type == typeof(bool) ? "bool" : type.Name;
}
