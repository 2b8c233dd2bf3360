using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Generator.Lowering;
using AutoDiffGen.Generator.Lowering.Tensors;
using AutoDiffGen.Generator.Tests.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Lowering;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Tensors;

/// <summary>Each method of TensorPrimitives, from the assembly itself: lowered, and then the library's value and derivative; or refused for a reason.</summary>
public sealed class TensorPrimitivesTests
{
    public static TheoryData<string> Names => [.. TensorMethods.Lowered.Select(m => m.Name)];

    [Fact]
    public void What_is_not_lowered_is_refused_with_a_reason()
    {
        foreach (TensorMethod method in TensorMethods.All.Except(TensorMethods.Lowered).Where(m => !m.Method.Name.EndsWith("ToHalf", StringComparison.Ordinal) && m.Method.Name != "ConvertToSingle"))
        {
            LoweringResult result = Snippet.Of($"using System; using System.Numerics.Tensors; using AutoDiffGen;\npublic static partial class C\n{{\n{method.LossText()}}}").Lower();
            Assert.Equal(["ADG0044"], result.Diagnostics.Select(d => d.Descriptor.Id));
        }
    }

    [Fact]
    public void No_reason_is_given_for_a_method_that_does_not_exist() =>
        Assert.Empty(TensorGaps.Reasons.Keys.Except(TensorMethods.All.Select(m => m.Method.Name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Value_is_the_library_s(string name)
    {
        TensorMethod method = TensorMethods.Find(name);
        Invocation loss = TensorMethods.Loss(method), gradient = TensorMethods.Gradient(method, out ParameterInfo[] outputs);
        foreach (object[] arguments in Inputs(method))
        {
            object[] ofLoss = Arguments.Copy(arguments), ofGradient = Arguments.Copy(arguments);
            string expected = Outcome(() => loss(null, ofLoss), out double value);
            string actual = Outcome(() => gradient(null, [.. ofGradient, .. Buffers(outputs, ofGradient)]), out double same);
            string at = Text(arguments);
            Assert.True(expected == actual, $"{at}: {actual} instead of {expected}");
            Assert.True(expected.Length > 0 || Close(method, value, same, Scale(arguments)), $"{at}: {same:R} instead of {value:R}");
            // Of a NaN in the midst, what stands before it is or is not written yet.
            for (int i = 0; expected != nameof(ArithmeticException) && i < arguments.Length; i++)
                for (int k = 0; arguments[i] is Array array && k < array.Length; k++)
                    Assert.True(Close(method, Number(ofLoss[i], k), Number(ofGradient[i], k)), $"{at}: argument {i}[{k}] is {Number(ofGradient[i], k):R} instead of {Number(ofLoss[i], k):R}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_is_that_of_differences(string name)
    {
        TensorMethod method = TensorMethods.Find(name);
        if (IsEstimate(method) || IsStaircase(method) || !method.Method.GetParameters().Any(p => TensorMethod.Element(p) == typeof(double))) return;
        Invocation loss = TensorMethods.Loss(method), gradient = TensorMethods.Gradient(method, out ParameterInfo[] outputs);
        foreach (int length in (ReadOnlySpan<int>)[1, 2, 6])
        {
            object[] arguments = TensorInputs.Smooth(method, length);
            Array[] buffers = Buffers(outputs, arguments);
            gradient(null, [.. Arguments.Copy(arguments), .. buffers]);
            int output = 0;
            for (int i = 0; i < arguments.Length; i++)
            {
                if (arguments[i] is not (double or double[] or float or float[])) continue;
                Array actual = buffers[output++];
                if (arguments[i] is float or float[]) continue;
                for (int k = 0; k < actual.Length; k++)
                {
                    int component = k, position = i;
                    double at = Arguments.Numbers(arguments[i])[k];
                    Difference expected = Differences.Of(x => loss(null, Arguments.WithComponent(arguments, position, component, x)), at);
                    // Where floats come in between, differences see their steps.
                    if (expected.Error > 1e-6) continue;
                    Assert.True(
                        Math.Abs(expected.Derivative - Number(actual, k)) <= 1e-8 * Math.Max(1, Math.Abs(expected.Derivative)),
                        $"{length} elements: ∂/∂argument {i}[{k}] is {Number(actual, k):R} instead of {expected.Derivative:R} ± {expected.Error:E1}");
                }
            }
        }
    }

    private static IEnumerable<object[]> Inputs(TensorMethod method)
    {
        foreach (int length in (int[])[0, 1, 2, 3, 8, 21])
        {
            yield return TensorInputs.Smooth(method, length);
            yield return TensorInputs.Signed(method, length);
        }

        // The library's remainder of infinities, and its count of NaNs that differ, depend on how many elements there are; whether a
        // product overflows, on the order.
        if (method.Method.Name is not ("Remainder" or "HammingDistance") && !method.Method.Name.StartsWith("Product", StringComparison.Ordinal))
            for (int seed = 0; seed < 40; seed++) yield return TensorInputs.Odd(method, 1 + (seed % 19), seed);
        foreach (object[] arguments in TensorInputs.OfWrongLengths(method)) yield return arguments;
    }

    private static Array[] Buffers(ParameterInfo[] outputs, object[] arguments)
    {
        object[] active = [.. arguments.Where(a => a is double or double[] or float or float[])];
        return [.. outputs.Select((_, i) => active[i] is float or float[]
            ? (Array)Enumerable.Repeat(float.NaN, (active[i] as Array)?.Length ?? 1).ToArray()
            : Enumerable.Repeat(double.NaN, (active[i] as Array)?.Length ?? 1).ToArray())];
    }

    private static string Outcome(Func<double> run, out double value)
    {
        value = double.NaN;
        try
        {
            value = run();
            return "";
        }
        catch (Exception thrown)
        {
            return thrown.GetType().Name;
        }
    }

    // Round(x, 3): differences see the stairs, not the steps.
    private static bool IsStaircase(TensorMethod method) => method.Method.Name == "Round" && method.Method.GetParameters().Length == 3 && method.Method.GetParameters()[1].ParameterType == typeof(int);

    private static bool IsEstimate(TensorMethod method) => method.Method.Name is "ReciprocalEstimate" or "ReciprocalSqrtEstimate";

    // A sum is as exact as its largest term.
    private static double Scale(object[] arguments) =>
        arguments.OfType<Array>().SelectMany(a => a.Cast<object>()).Select(a => a is bool ? 0 : Math.Abs(System.Convert.ToDouble(a))).Where(double.IsFinite).DefaultIfEmpty(1).Max();

    private static bool Close(TensorMethod method, double expected, double actual, double scale = 1)
    {
        if (expected.Equals(actual)) return true;
        bool isFloat = method.Method.GetParameters().Any(p => TensorMethod.Element(p) == typeof(float));
        // The library's SinPi of floats multiplies by a float π.
        double tolerance = IsEstimate(method) ? 3e-3 : !isFloat ? 1e-12 : method.Method.Name.EndsWith("Pi", StringComparison.Ordinal) ? 1e-3 : 2e-5;
        return Math.Abs(expected - actual) <= tolerance * Math.Max(Math.Max(1, scale), Math.Abs(expected));
    }

    private static double Number(object argument, int index) => System.Convert.ToDouble(((Array)argument).GetValue(index));

    private static string Text(object[] arguments) =>
        string.Join(", ", arguments.Select(a => a is Array array ? $"[{string.Join(" ", array.Cast<object>())}]" : $"{a}"));
}
