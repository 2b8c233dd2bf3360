using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>How C# calls the functions of the rule table.</summary>
internal static class Functions
{
    /// <summary>The name to call: "Math.Sin", "double.Hypot", or the key itself where it is a path already.</summary>
    public static string Path(Call call, TypeNames names)
    {
        if (call.Result.Type.IsLanes) return $"Lanes.{call.Function}";
        if (call.Function.IndexOf('.') >= 0) return call.Function;
        ScalarType type = (ScalarType)call.Arguments[0].Type;
        string path = RuleTable.Spelling(call.Function, type);
        return char.IsUpper(path[0]) && !type.IsGeneric ? names.System(path) : path;
    }

    /// <summary>What a reader would call the result: "sin", "exp".</summary>
    public static string LocalName(string function)
    {
        string name = function.Substring(function.LastIndexOf('.') + 1);
        // A leading abbreviation goes down as a whole: IEEERemainder is ieeeRemainder.
        int capitals = 1;
        while (capitals + 1 < name.Length && char.IsUpper(name[capitals]) && char.IsUpper(name[capitals + 1])) capitals++;
        return name.Substring(0, capitals).ToLowerInvariant() + name.Substring(capitals);
    }
}
