using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>C# that calls an emitted method with boxed arguments: reflection cannot hand over spans.</summary>
internal static class Driver
{
    public static string Text(Method method, int number)
    {
        IEnumerable<string> arguments = method.Parameters.Select(p => p.Form == ParameterForm.OutScalar
            ? $"out var @{p.Name}"
            : $"({Type(p.Value.Type)})arguments[\"{p.Name}\"]");
        string type = string.Concat(method.Site.Types.Select(head => "." + head.Split(' ').Last()));
        string path = method.Site.Namespace.Length > 0 ? method.Site.Namespace + type : type.TrimStart('.');
        string call = $"global::{path}.@{method.Name}({string.Join(", ", arguments)})";
        string outs = string.Concat(method.Parameters.Where(p => p.Form == ParameterForm.OutScalar).Select(p => $", @{p.Name}"));
        return $$"""
            #nullable enable
            public static class Driver{{number}}
            {
                public static object?[] Run(System.Collections.Generic.IReadOnlyDictionary<string, object> arguments)
                {
                    {{(method.ReturnType is null ? "object? returned = null; " : "var returned = ")}}{{call}};
                    return new object?[] { returned{{outs}} };
                }
            }
            """;
    }

    private static string Type(IrType type) => type switch
    {
        ScalarType { Kind: Scalar.Float64 } => "double",
        ScalarType { Kind: Scalar.Float32 } => "float",
        ScalarType { Kind: Scalar.Int32 } => "int",
        ScalarType { Kind: Scalar.Int64 } => "long",
        ArrayType array => Type(array.ElementType) + "[]",
        _ => "bool",
    };
}
