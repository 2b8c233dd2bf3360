using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Emission;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>C# that calls an emitted method with boxed arguments: reflection cannot hand over spans.</summary>
internal static class Driver
{
    public static string Text(Method method, int number)
    {
        Parameter[] heads = [.. Groups.Of(method).Select(Groups.Head)];
        IEnumerable<string> arguments = heads.Select(p => p.Form switch
        {
            ParameterForm.OutScalar => $"out var @{p.Name}",
            ParameterForm.RefScalar => $"ref @{p.Name}",
            _ => $"({Type(method, p)})arguments[\"{p.Name}\"]",
        });
        IEnumerable<string> locals = heads.Where(p => p.Form == ParameterForm.RefScalar).Select(p => $"var @{p.Name} = ({Type(method, p)})arguments[\"{p.Name}\"]; ");
        string type = string.Concat(method.Site.Types.Select(head => "." + head.Split(' ').Last()));
        string path = method.Site.Namespace.Length > 0 ? method.Site.Namespace + type : type.TrimStart('.');
        string call = $"global::{path}.@{method.Name}({string.Join(", ", arguments)})";
        string outs = string.Concat(heads.Where(p => p.IsYielded).Select(p => $", @{p.Name}"));
        return $$"""
            #nullable enable
            public static class Driver{{number}}
            {
                public static object?[] Run(System.Collections.Generic.IReadOnlyDictionary<string, object> arguments)
                {
                    {{string.Concat(locals)}}{{(method.ReturnType is null ? "object? returned = null; " : "var returned = ")}}{{call}};
                    return new object?[] { returned{{outs}} };
                }
            }
            """;
    }

    private static string Type(Method method, Parameter parameter) => parameter.Form switch
    {
        ParameterForm.Grid => $"{Groups.ElementType(parameter)}[{new string(',', Groups.Rank(method, parameter) - 1)}]",
        ParameterForm.Array or ParameterForm.Span or ParameterForm.ReadOnlySpan => Groups.ElementType(parameter) + "[]",
        _ => Groups.ElementType(parameter),
    };
}
