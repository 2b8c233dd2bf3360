using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Passes.Vectorization;

/// <summary>Why iterations do not run at once, in words of the source, and what to write instead.</summary>
internal sealed class Reasons(Method method, MemoryRoots roots)
{
    public const string Short = "it turns a few times only";

    public const string StoredIntegers = "it stores integers of the sample in an array; store them as 'double'";

    /// <summary>Of methods that are left alone.</summary>
    public static string? Of(Method method) =>
        method.Site.TypeParameters.Count > 0 || method.Site.OuterTypeParameters.Count > 0 ? "the method or its type is generic, and lanes are of 'double'; call it from a method that is not"
        : method.Functions.Count > 0 ? $"it calls itself, or a method so large that it is not written in place ('{method.Functions[0].Name}')"
        : null;

    /// <summary>Whether it is a loop of the derivative's own, which runs another one from the states that are kept of it.</summary>
    public static bool KeepsStates(While loop) => OpShape.Deep(loop).Any(op => op is Checkpoint { Function: not "End" });

    /// <summary>Of a loop that is not counted.</summary>
    public static string Of(While loop)
    {
        if (KeepsStates(loop)) return "a few of its states are kept ('Derivative.Checkpoint')";
        IReadOnlyList<Op> condition = OpShape.Deep(loop.Condition);
        if (condition.Any(op => op is Unary { Kind: UnaryKind.Not, Operand: var flag } && loop.Condition.Parameters.Contains(flag)))
            return "it may end early; leave out 'break', 'return' and 'goto', and add nothing for the samples that do not count";
        if (condition.OfType<Binary>().FirstOrDefault(c => BinaryKinds.IsComparison(c.Kind) && c.Left.Type is ScalarType { IsInteger: true } type && type != IrType.I32) is { } compared)
            return $"its counter is compared as a '{((ScalarType)compared.Left.Type).Keyword}'; make it and its bound 'int'";
        return "how often it turns is known only when it ends; that of 'for (int i = 0; i < n; i++)', whose body changes neither 'i' nor 'n', is known before";
    }

    /// <summary>Of a counted loop whose index is no int.</summary>
    public static string Index(For loop) => $"its index is a '{((ScalarType)loop.Index.Type).Keyword}'; make it an 'int'";

    public string Carried(Value carried) => carried.Type switch
    {
        ScalarType { IsFloat: true } type when type != IrType.F64 => $"it sums in '{type.Keyword}', and lanes are of 'double'",
        _ => $"an iteration reads what the one before it computed{In(carried)}",
    };

    public static string Number(IrType type) => type is ScalarType number ? $"it computes in '{number.Keyword}' with what differs between samples, and lanes are of 'double'" : "objects differ between samples";

    public static string Read(IrType type) => $"lanes read no '{(type as ScalarType)?.Keyword ?? "objects"}' of samples; make it an array of {(type.IsFloat ? "'double'" : "'int' or 'double'")}";

    /// <summary>Of memory in which samples are no numbers in a row.</summary>
    public string Apart(Value array)
    {
        Value root = roots.Of(array);
        if (method.Parameters.FirstOrDefault(p => p.Value == root) is { } parameter)
        {
            return parameter.Form == ParameterForm.Jagged ? $"the samples in '{parameter.Name}' are rows of T[][]; use one array, a row behind the other"
                : parameter.Member.Length > 0 || parameter.TypeName.Length > 0 ? $"the samples in '{parameter.Name}' are structs; use an array for each of their numbers"
                : $"the samples in '{parameter.Name}' are no numbers in a row; use one array";
        }

        if (root.Type is ArrayType && method.Ops.OfType<External>().FirstOrDefault(e => e.Result == root) is { } field) return $"'{field.Code}' is asked for by some of the samples alone; read it into a local before the loop";
        return root.Type is JaggedType ? $"samples are rows of T[][]{In(root)}; use one array, a row behind the other" : $"samples are no numbers in a row{In(root)}; hand in an array or span of 'double'";
    }

    public string Written(Value array) =>
        method.Parameters.FirstOrDefault(p => p.Value == roots.Of(array)) is { } parameter ? parameter.Role is ParameterRole.Gradient or ParameterRole.Adjoint ? "an iteration reads what the one before it computed" : $"it writes '{parameter.Name}', which is the caller's"
        : method.Ops.Any(op => op is New { Zeroed: false } made && made.Result == roots.Of(array)) ? "it keeps what its derivative needs of each iteration"
        : $"an iteration may read what another one has written{In(roots.Of(array))}; make such memory in the loop, or write each element before it is read";

    public static string Code(Op op) => op is Foreign { Results.Count: > 0 } ? "it reads objects, or runs code of others, for each sample; copy the numbers into arrays before the loop" : "it runs code of others for each sample";

    // An adjoint is no variable of the source's.
    private string In(Value value) => value.Id < method.Names.Count && method.Names[value.Id] is { Length: > 0 } name && !Regex.IsMatch(name, "^d[A-Z]") ? $" ('{name}')" : "";
}
