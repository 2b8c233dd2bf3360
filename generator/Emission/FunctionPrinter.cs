using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>Local functions, behind the statements of their method.</summary>
internal static class FunctionPrinter
{
    public static void Print(CodeWriter writer, LocalFunctions functions)
    {
        foreach (Function function in functions.All)
        {
            Plan plan = new(functions.AsMethod(function), functions, function);
            string[] head = [.. Signature.OfFunction(plan.Outline.Method, isStatic: !functions.SeesMethod(function), function, plan.Types)];
            writer.Separate();
            foreach (string line in head.Take(head.Length - 1)) writer.Line(line);
            writer.Braces(head[head.Length - 1], new StatementPrinter(plan).Body());
        }
    }
}
