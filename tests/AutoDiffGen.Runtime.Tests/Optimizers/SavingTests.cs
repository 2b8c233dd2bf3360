using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Saving;
using AutoDiffGen.Schedules;
using AutoDiffGen.Tests.Kernels;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

/// <summary>State goes through a file bit for bit, and what is not that file is refused without a trace.</summary>
public class SavingTests
{
    private const int Length = 21;

    public static TheoryData<string> Names => AllOptimizers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Hundred_steps_and_hundred_more_through_a_file_are_200(string name)
    {
        SameAs200<double>(name, 100);
        SameAs200<float>(name, 100);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Optimizer_that_has_made_no_step_has_a_file_too(string name) => SameAs200<double>(name, 0);

    [Fact]
    public void Groups_have_their_state_in_the_file()
    {
        Optimizer<double> New() => new Swats<double>(0.05)
        {
            SwitchTolerance = 1e-2,
            Groups = [new(5), new(Length - 5) { LearningRate = 0.02, WeightDecay = WeightDecay.Coupled(0.01), Clipping = Clipping.ByNorm(1) }],
        };
        SameAs200(New, 100);
    }

    [Fact]
    public void Swats_goes_on_in_its_second_phase()
    {
        var swats = new Swats<double>(0.05) { SwitchTolerance = 1e-2 };
        double[] p = new double[Length];
        for (int k = 0; k < 100; k++) Step(swats, p, k);
        Assert.False(double.IsNaN(swats.DescentRate()), "The run did not switch.");
        var second = new Swats<double>(0.05) { SwitchTolerance = 1e-2 };
        second.Load(new MemoryStream(FileOf(swats)));
        Assert.Equal(swats.DescentRate(), second.DescentRate());
        double[] q = [.. p];
        Step(swats, p, 100);
        Step(second, q, 100);
        Assert.Equal(p, q);
    }

    [Fact]
    public void File_of_a_late_update_goes_on_there()
    {
        // At update 2³¹ the corrections are 1; a counter of 32 bits would have overflowed.
        const long late = 1L << 31;
        var stream = new MemoryStream();
        StateFile.Save(stream, new Late(new Adam<double>(0.1), late));
        stream.Position = 0;
        var adam = new Adam<double>(0.1);
        adam.Load(stream);
        Assert.Equal(late, adam.Updates);
        double[] p = [0];
        adam.Step(p, [2]);
        Assert.Equal(late + 1, adam.Updates);
        Assert.Equal(-0.1 * (0.1 * 2) / (Math.Sqrt(0.001 * 4) + 1e-8), p[0], 1e-14);
    }

    [Fact]
    public void Truncated_files_are_refused_wherever_they_end()
    {
        byte[] file = FileOf(Stepped("Adam"));
        for (int length = 0; length < file.Length; length++) Refused("Adam", file[..length], length < 8 ? "its first bytes" : "truncated");
    }

    [Fact]
    public void Damaged_files_are_refused_wherever_the_damage_is()
    {
        byte[] file = FileOf(Stepped("Adam"));
        for (int i = 0; i < file.Length; i++)
        {
            byte[] damaged = [.. file];
            damaged[i] ^= 0x10;
            Refused("Adam", damaged, "");
        }
    }

    [Fact]
    public void Foreign_files_are_refused_with_the_reason()
    {
        Refused("Adam", Encoding.ASCII.GetBytes("{ \"state\": [1, 2, 3, 4, 5, 6] }"), "does not start with 'ADGSTATE'");
        Refused("Adam", FileOf(Stepped("AmsGrad")), "AmsGrad<Double>, not of Adam<Double>");
        Refused("Adam", FileOf(Stepped<float>("Adam")), "Adam<Single>, not of Adam<Double>");
        Refused("Adam", FileOf(Stepped("Adam uncorrected")), "form Uncorrected");
        Refused("Adam", FileOf(Stepped("Adam", Length + 1)), "22 parameters, but this optimizer has 21");
        byte[] later = FileOf(Stepped("Adam"));
        later[8] = 2;
        Refused("Adam", later, "version 2");
    }

    [Fact]
    public void Other_settings_are_refused()
    {
        byte[] file = FileOf(Stepped("Adam"));
        foreach (Adam<double> other in new[]
        {
            new Adam<double>(0.1) { Beta1 = 0.8 }, new Adam<double>(0.1) { Epsilon = 1e-7 }, new Adam<double>(0.1) { WeightDecay = WeightDecay.Coupled(0.1) },
            new Adam<double>(0.1) { Clipping = Clipping.ByNorm(1) }, new Adam<double>(0.1) { Groups = [new(20), new(1)] },
        })
        {
            Assert.Contains("'settings'", Assert.Throws<InvalidDataException>(() => other.Load(new MemoryStream(file))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Another_schedule_is_not()
    {
        var adam = new Adam<double>(Schedule.InverseTime(1, 1));
        adam.Load(new MemoryStream(FileOf(Stepped("Adam"))));
        Assert.Equal(3, adam.Updates);
    }

    [Fact]
    public void Streams_that_cannot_be_used()
    {
        var adam = new Adam<double>(0.1);
        Assert.Equal("destination", Assert.Throws<ArgumentNullException>(() => adam.Save(null!)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => adam.Save(new MemoryStream([], writable: false))).ParamName);
        Assert.Equal("source", Assert.Throws<ArgumentNullException>(() => adam.Load(null!)).ParamName);
        var closed = new MemoryStream();
        closed.Dispose();
        Assert.Equal("source", Assert.Throws<ArgumentException>(() => adam.Load(closed)).ParamName);
    }

    [Fact]
    public void What_stands_after_a_file_is_not_read()
    {
        var stream = new MemoryStream();
        Stepped("Adam").Save(stream);
        Stepped("AdaGrad").Save(stream);
        stream.WriteByte(7);
        stream.Position = 0;
        New("Adam").Load(stream);
        New("AdaGrad").Load(stream);
        Assert.Equal(7, stream.ReadByte());
    }

    [Fact]
    public void Algorithm_of_the_callers_own_has_no_file()
    {
        var own = new OwnOptimizer(0.1);
        Assert.Throws<NotSupportedException>(() => own.Save(new MemoryStream()));
        Assert.Throws<NotSupportedException>(() => own.Load(new MemoryStream()));
    }

    /// <summary>The file's bytes, as documented: a change of them needs another version.</summary>
    [Fact]
    public void Format_is_as_documented()
    {
        var momentum = new Momentum<float>(1) { Form = MomentumForm.HeavyBall };
        float[] p = [1, 2];
        momentum.Step(p, [3, 4]);
        using var reader = new BinaryReader(new MemoryStream(FileOf(momentum)));
        Assert.Equal("ADGSTATE", Encoding.ASCII.GetString(reader.ReadBytes(8)));
        Assert.Equal(1, reader.ReadInt32());
        Assert.Equal(("(state", "Momentum<Single>"), (Head(), Text()));
        Assert.Equal(("tsettings", "beta 0.9, form HeavyBall; decay ; clipping ; groups []"), (Head(), Text()));
        Assert.Equal(("iupdates", 1L), (Head(), reader.ReadInt64()));
        Assert.Equal(("iskipped", 0L), (Head(), reader.ReadInt64()));
        Assert.Equal(("ilength", 2L), (Head(), reader.ReadInt64()));
        Assert.Equal(("Fbuffer 0", 2L), (Head(), reader.ReadInt64()));
        Assert.Equal((3f, 4f), (reader.ReadSingle(), reader.ReadSingle()));
        Assert.Equal(")state", Head());
        long end = reader.BaseStream.Position;
        ulong hash = 0xCBF29CE484222325;
        foreach (byte b in FileOf(momentum)[..(int)end]) hash = (hash ^ b) * 0x100000001B3;
        Assert.Equal(hash, reader.ReadUInt64());
        Assert.Equal(reader.BaseStream.Length, reader.BaseStream.Position);

        string Head() => (char)reader.ReadByte() + Text();
        string Text() => Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadInt32()));
    }

    private sealed class Late(ISaved adam, long updates) : ISaved
    {
        public string Kind => adam.Kind;

        public void Write(StateWriter writer)
        {
            writer.Text("settings", "beta 0.9 0.999, epsilon 1E-08 OutsideRoot, form BiasCorrected; decay ; clipping ; groups []");
            writer.Integer("updates", updates);
            writer.Integer("skipped", 0);
            writer.Integer("length", 1);
            writer.Vector<double>("buffer 0", [0]);
            writer.Vector<double>("buffer 1", [0]);
        }

        public Action Read(StateReader reader) => throw new NotSupportedException();
    }

    private static void SameAs200<T>(string name, int before) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        SameAs200(() => AllOptimizers.New<T>(name, Schedule.Cosine(0.05, 0.001, 150)), before);

    private static void SameAs200<T>(Func<Optimizer<T>> make, int before) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new SeededRandom(7);
        T[] p = [.. Enumerable.Range(0, Length).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))], q = [.. p];
        Optimizer<T> whole = make(), first = make();
        for (int k = 0; k < 200; k++) Step(whole, p, k);
        for (int k = 0; k < before; k++) Step(first, q, k);

        Optimizer<T> second = make();
        // It may have made steps of its own before.
        for (int k = 0; k < 3; k++) Step(second, [.. q], k);
        second.Load(new MemoryStream(FileOf(first)));
        for (int k = before; k < 200; k++) Step(second, q, k);
        Assert.Equal(200, second.Updates);
        Samples<T>.AssertSameBits(p, q);
        for (int i = 0; i < whole.State.Buffers; i++) Samples<T>.AssertSameBits(whole.State[i], second.State[i]);
    }

    // A quadratic with noise that depends on the step alone.
    private static void Step<T>(Optimizer<T> optimizer, T[] p, int k) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var noise = new SeededRandom(3, (ulong)k);
        T[] gradient = [.. p.Select((x, i) => T.CreateTruncating(1 + i) * x + T.CreateTruncating(0.1 * noise.NextDouble()))];
        optimizer.Step(p, gradient);
    }

    private static Optimizer<double> New(string name) => AllOptimizers.New<double>(name, 0.1);

    private static Optimizer<double> Stepped(string name, int length = Length) => Stepped<double>(name, length);

    private static Optimizer<T> Stepped<T>(string name, int length = Length) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Optimizer<T> optimizer = AllOptimizers.New<T>(name, 0.1);
        T[] p = new T[length];
        for (int k = 0; k < 3; k++) Step(optimizer, p, k);
        return optimizer;
    }

    private static byte[] FileOf<T>(Optimizer<T> optimizer) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var stream = new MemoryStream();
        optimizer.Save(stream);
        return stream.ToArray();
    }

    private static void Refused(string name, byte[] file, string reason)
    {
        Optimizer<double> running = Stepped(name);
        byte[] before = FileOf(running);
        Assert.Contains(
            reason, Assert.Throws<InvalidDataException>(() => running.Load(new MemoryStream(file))).Message, StringComparison.Ordinal);
        Assert.Equal(before, FileOf(running));
    }
}
