using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Tests.Interpretation;

namespace AutoDiffGen.Generator.Tests.Emission;

/// <summary>Holds emitted methods to the interpreter: same bits returned, same memory left, same kind of exception.</summary>
internal static class Agreement
{
    /// <summary>Emits, compiles and runs; returns the text for further looks.</summary>
    public static string Check(Method method, params (string Name, object Value)[] arguments) => Check(method, [arguments]);

    public static string Check(Method method, IEnumerable<(string Name, object Value)[]> runs)
    {
        EmittedProgram program = EmittedProgram.Compile(method);
        foreach ((string, object)[] arguments in runs) Check(program, method, arguments);
        return program.Texts[method];
    }

    public static void Check(EmittedProgram program, Method method, (string Name, object Value)[] arguments)
    {
        Dictionary<string, object> expected = Copy(arguments), actual = Copy(arguments);
        string wanted = Outcome(() => IrInterpreter.Run(method, expected), expected);
        string got = Outcome(() => program.Run(method, actual), actual);
        if (wanted != got) throw new InvalidOperationException($"Expected {wanted}\nbut got  {got}\n{program.Texts[method]}\n{IrPrinter.Print(method)}");
    }

    private static Dictionary<string, object> Copy((string Name, object Value)[] arguments) =>
        arguments.ToDictionary(a => a.Name, a => a.Value is Array array ? array.Clone() : a.Value);

    private static string Outcome(Func<InterpretedResult> run, Dictionary<string, object> arguments)
    {
        string result;
        try
        {
            InterpretedResult returned = run();
            result = string.Join(" ", new[] { returned.Returned }.Concat(returned.Outs.OrderBy(o => o.Key).Select(o => o.Value)).Select(Bits));
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArithmeticException or ArgumentException)
        {
            result = e.GetType().Name;
        }

        return $"{result} | {string.Join(" ", arguments.OrderBy(a => a.Key).Select(a => a.Value).OfType<Array>().SelectMany(a => a.Cast<object>()).Select(Bits))}";
    }

    // Which NaN it is depends on the order of operands in machine code.
    private static string Bits(object? value) => value switch
    {
        double x => double.IsNaN(x) ? "NaN" : BitConverter.DoubleToInt64Bits(x).ToString("X"),
        float x => float.IsNaN(x) ? "NaN" : BitConverter.SingleToInt32Bits(x).ToString("X"),
        null => "",
        _ => value.ToString()!,
    };
}
