using System.Collections.Generic;
using System.Linq;
using System.Text;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>IR to the text of a C# file.</summary>
/// <remarks>
/// 1. <see cref="Demand"/>: what must be printed. 2. <see cref="Folding"/>: which values print inside others.
/// 3. <see cref="Liveness"/> and <see cref="Congruence"/>: which of the rest share a variable. 4. <see cref="MemoryPlan"/>: stack,
/// pool or tape. 5. <see cref="Naming"/>. 6. <see cref="StatementPrinter"/>: text.
/// </remarks>
internal static class CSharpEmitter
{
    /// <summary>A complete file with the derivatives of one method.</summary>
    /// <param name="methods">They stand in one type; at least one.</param>
    /// <param name="compared">The method that they are of, where a further member compares them; else null.</param>
    public static string Emit(IReadOnlyList<Method> methods, Method? compared = null)
    {
        StringBuilder text = new();
        FileFrame.Open(text, methods, runsPrimal: compared is not null);
        for (int i = 0; i < methods.Count; i++)
        {
            if (i > 0) text.Append('\n');
            Emit(text, FunctionVariants.Run(Unreached.Remove(methods[i])));
        }

        if (compared is not null)
        {
            text.Append('\n');
            SelfCheckPrinter.Print(text, compared, [.. methods.Where(m => m.Threads is null)]);
        }

        FileFrame.Close(text, methods[0].Site);
        return text.ToString();
    }

    private static void Emit(StringBuilder text, Method method)
    {
        LocalFunctions functions = new(method);
        Plan plan = new(method, functions);
        CodeWriter body = new();
        new EntryChecks(plan).Print(body);
        CodeWriter statements = new StatementPrinter(plan).Body();
        Prologue.Print(body, plan);
        body.Append(statements);
        FunctionPrinter.Print(body, functions);
        AccessorPrinter.Print(body, method.Site);
        if (method.Site.ChecksOverflow)
        {
            CodeWriter all = body;
            body = new CodeWriter();
            body.Braces("unchecked", all);
        }

        int depth = method.Site.Types.Count;
        if (Signature.MayHide(method)) text.Append("#pragma warning disable CS0108\n");
        foreach (string line in Signature.Lines(method, plan.Types)) text.Append(' ', 4 * depth).Append(line).Append('\n');
        text.Append(' ', 4 * depth).Append("{\n");
        body.AppendTo(text, depth + 1);
        text.Append(' ', 4 * depth).Append("}\n");
        if (Signature.MayHide(method)) text.Append("#pragma warning restore CS0108\n");
    }
}
