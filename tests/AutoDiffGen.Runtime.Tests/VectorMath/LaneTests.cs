using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Intrinsics;
using Xunit;

namespace AutoDiffGen.Tests.VectorMathTests;

/// <summary>A lane's bits depend on its own argument only: not on the other lanes, on their number, or on the machine.</summary>
public class LaneTests
{
    public static TheoryData<string> All => [.. Functions.All.Keys];

    private static readonly double[] Neighbours = [double.NaN, double.PositiveInfinity, -1e300, double.Epsilon, -0.0, 1e22, -745, 0.3];

    [Theory]
    [MemberData(nameof(All))]
    public void Neighbours_do_not_matter(string name)
    {
        Function function = Functions.All[name];
        Vector512<double> others = Vector512.Create<double>(Neighbours);
        foreach ((double x, double y) in Arguments(name))
        {
            Vector512<double> alone = function.Double(Vector512.Create(x), Vector512.Create(y));
            for (int lane = 0; lane < Vector512<double>.Count; lane++)
            {
                Vector512<double> mixed = function.Double(others.WithElement(lane, x), others.WithElement(lane, y));
                AssertSameBits(alone[lane], mixed[lane], name, x, y);
                AssertSameBits(alone[0], alone[lane], name, x, y);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Four_and_two_lanes_give_the_same_bits(string name)
    {
        Function function = Functions.All[name];
        foreach ((double x, double y) in Arguments(name))
        {
            double expected = function.Of(x, y);
            AssertSameBits(expected, function.Half(Vector256.Create(x), Vector256.Create(y))[3], name, x, y);
            AssertSameBits(expected, function.Quarter(Vector128.Create(x), Vector128.Create(y))[1], name, x, y);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void In_place_gives_the_same_bits(string name)
    {
        Function function = Functions.All[name];
        (double X, double Y)[] arguments = [.. Arguments(name).Take(48)];
        for (int count = 0; count <= 5; count++)
        {
            Vector512<double>[] x = Vectors(arguments, a => a.X), y = Vectors(arguments, a => a.Y), before = [.. x];
            function.InPlace(ref x[0], ref y[0], count);
            for (int i = 0; i < x.Length; i++)
            {
                Vector512<double> expected = i < count ? function.Double(before[i], y[i]) : before[i];
                for (int lane = 0; lane < Vector512<double>.Count; lane++) AssertSameBits(expected[lane], x[i][lane], name, before[i][lane], y[i][lane]);
            }
        }
    }

    [Fact]
    public void Sine_and_cosine_together_give_the_same_bits()
    {
        foreach ((double x, _) in Arguments("Sin"))
        {
            Vector512<double> sin = VectorMath.SinCos(Vector512.Create(x), out Vector512<double> cos);
            AssertSameBits(Functions.All["Sin"].Of(x), sin[5], "SinCos", x, 0);
            AssertSameBits(Functions.All["Cos"].Of(x), cos[5], "SinCos", x, 0);
            Vector512<float> sinSingle = VectorMath.SinCos(Vector512.Create((float)x), out Vector512<float> cosSingle);
            Assert.Equal(Functions.All["Sin"].OfFloats((float)x, 0), sinSingle[9]);
            Assert.Equal(Functions.All["Cos"].OfFloats((float)x, 0), cosSingle[9]);
        }
    }

    /// <summary>One number for all results at all points of the table: whoever changes a kernel's last bit changes it here.</summary>
    [Fact]
    public void Bits_are_those_of_any_other_machine()
    {
        ulong hash = 14695981039346656037;
        foreach (Function function in Functions.All.Values)
            foreach (TablePoint point in TablePoint.Of(function.Name))
                hash = (hash ^ BitConverter.DoubleToUInt64Bits(function.Of(point.X, point.Y))) * 1099511628211;
        Assert.Equal("EE3D438FBA69F12E", hash.ToString("X16", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>This machine with less of its instructions.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Bits_are_the_same_without_instructions(string setting)
    {
        string program = Path.Combine(AppContext.BaseDirectory, typeof(LaneTests).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program, ["-method", $"{typeof(LaneTests).FullName}.{nameof(Bits_are_those_of_any_other_machine)}"]) { RedirectStandardOutput = true };
        start.Environment[setting] = "0";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 && output.Contains("Total: 1,"), output);
    }

    private static IEnumerable<(double X, double Y)> Arguments(string name) =>
        SpecialValueTests.Specials.SelectMany(x => ((double, double)[])[(x, 1.5), (-x, 3), (2.5, x)])
            .Concat(TablePoint.Of(name).Take(100).Select(p => (p.X, p.Y)));

    private static Vector512<double>[] Vectors((double X, double Y)[] arguments, Func<(double X, double Y), double> part) =>
        [.. arguments.Select(part).Chunk(Vector512<double>.Count).Select(c => Vector512.Create<double>(c))];

    // NaN has no bits to rely on: machines differ in its sign.
    private static void AssertSameBits(double expected, double actual, string name, double x, double y) =>
        Assert.True(
            BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual) || (double.IsNaN(expected) && double.IsNaN(actual)),
            $"{name}({x:R}, {y:R}) is {actual:R} here, {expected:R} there");
}
