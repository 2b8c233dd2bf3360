using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>C# parameters: each the leaves of one name, in a row.</summary>
internal static class Groups
{
    public static IEnumerable<IReadOnlyList<Parameter>> Of(Method method)
    {
        List<Parameter> group = [];
        foreach (Parameter parameter in method.Parameters)
        {
            if (group.Count > 0 && group[0].Name != parameter.Name)
            {
                yield return group;
                group = [];
            }

            group.Add(parameter);
        }

        if (group.Count > 0) yield return group;
    }

    /// <summary>What C# declares: of a grid its elements, not its lengths.</summary>
    public static Parameter Head(IReadOnlyList<Parameter> group) => group.FirstOrDefault(p => p.Form != ParameterForm.Scalar) ?? group[0];

    /// <summary>The number of dimensions of a grid; its gradient has as many.</summary>
    public static int Rank(Method method, Parameter grid)
    {
        string name = grid.Of.Length > 0 ? grid.Of : grid.Name;
        return method.Parameters.Count(p => p.Name == name && p.IsLength);
    }

    /// <summary>The type of an element of memory, or of the whole of what is no memory.</summary>
    public static string ElementType(Parameter parameter) => parameter switch
    {
        { TypeName.Length: > 0 } => parameter.TypeName,
        { Value.Type: ArrayType array } => TypeNames.Keyword(array.Element),
        { Value.Type: TapeType tape } => TypeNames.Keyword(tape.Element),
        { Value.Type: JaggedType jagged } => TypeNames.Keyword(jagged.Element),
        { Value.Type: OpaqueType opaque } => opaque.Name,
        _ => TypeNames.Keyword(parameter.Value.Type),
    };
}
