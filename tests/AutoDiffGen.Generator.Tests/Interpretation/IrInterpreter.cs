using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Tests.Interpretation;

/// <summary>Evaluates a method's IR op by op, as C# would: the oracle that passes, derivatives and emission are held against.</summary>
/// <remarks>
/// Values are boxed: double, float, int, long, bool. Memory that is made unset holds NaN (integers: a number no index
/// can be), so that reading what was never written shows in the result.
/// </remarks>
internal static class IrInterpreter
{
    /// <summary>Ops after which a program is taken for one that never ends.</summary>
    public const long OpLimit = 500_000_000;

    /// <param name="method">What to run.</param>
    /// <param name="arguments">By parameter name, of a leaf with its member; arrays are read and written in place. Out scalars need none.</param>
    /// <param name="externals">Scalars and arrays by the text of <see cref="External.Code"/>.</param>
    /// <param name="opLimit">Ops after which <see cref="TimeoutException"/> is thrown.</param>
    public static InterpretedResult Run(
        Method method,
        IReadOnlyDictionary<string, object> arguments,
        IReadOnlyDictionary<string, object>? externals = null,
        long opLimit = OpLimit)
    {
        Machine machine = new(method, externals ?? new Dictionary<string, object>(), opLimit);
        foreach (Parameter parameter in method.Parameters)
        {
            if (parameter.Form != ParameterForm.OutScalar)
                machine.Define(parameter.Value, Argument(parameter, arguments));
        }

        return Collect(method, machine.Run(method.Body));
    }

    private static object Argument(Parameter parameter, IReadOnlyDictionary<string, object> arguments)
    {
        if (!arguments.TryGetValue(parameter.Path, out object? argument))
            throw new ArgumentException($"No argument is given for '{parameter.Path}'.");
        return Boxes.Take(argument, parameter.Value.Type, parameter.Path);
    }

    private static InterpretedResult Collect(Method method, object[] yields)
    {
        int next = method.ReturnType is null ? 0 : 1;
        Dictionary<string, object> outs = [];
        foreach (Parameter parameter in method.Parameters)
            if (parameter.IsYielded) outs.Add(parameter.Path, yields[next++]);
        return new InterpretedResult(method.ReturnType is null ? null : yields[0], outs);
    }
}
