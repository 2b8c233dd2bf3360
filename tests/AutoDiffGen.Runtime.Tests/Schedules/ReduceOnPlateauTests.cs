using System;
using System.IO;
using System.Linq;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using Xunit;

namespace AutoDiffGen.Tests.Schedules;

public class ReduceOnPlateauTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    [InlineData(5, 7)]
    public void Patience_is_how_many_observations_may_be_no_better(int patience, int reducedAt)
    {
        var plateau = new ReduceOnPlateau(1) { Patience = patience, Factor = 0.5 };
        for (int k = 1; k < reducedAt; k++)
        {
            Assert.False(plateau.Observe(3));
            Assert.Equal(1, plateau.Rate);
        }

        Assert.True(plateau.Observe(3));
        Assert.Equal(0.5, plateau.Rate);
    }

    [Fact]
    public void First_number_is_better_and_NaN_never()
    {
        var plateau = new ReduceOnPlateau(1) { Patience = 2 };
        Assert.False(plateau.Observe(double.NaN));
        Assert.False(plateau.Observe(double.NaN));
        Assert.False(plateau.Observe(1e300));
        Assert.False(plateau.Observe(double.NaN));
        Assert.False(plateau.Observe(double.NaN));
        Assert.True(plateau.Observe(double.NaN));
        Assert.False(plateau.Observe(double.PositiveInfinity));
    }

    [Fact]
    public void Thresholds_count_from_the_best_below_0_too()
    {
        var relative = new ReduceOnPlateau(1) { Patience = 0, Threshold = 0.1 };
        relative.Observe(-10);
        Assert.True(relative.Observe(-10.9));
        Assert.False(relative.Observe(-11.1));
        var absolute = new ReduceOnPlateau(1) { Patience = 0, Threshold = 0.5, IsRelative = false };
        absolute.Observe(10);
        Assert.True(absolute.Observe(9.6));
        Assert.False(absolute.Observe(9.4));
    }

    [Fact]
    public void Rate_ends_at_the_least_and_small_changes_are_not_made()
    {
        var plateau = new ReduceOnPlateau(1) { Patience = 0, LeastRate = 0.03 };
        double[] rates = [.. Enumerable.Range(0, 5).Select(_ =>
        {
            plateau.Observe(1);
            return plateau.Rate;
        })];
        Assert.Equal([1, 0.1, 0.03, 0.03, 0.03], rates);
        var tiny = new ReduceOnPlateau(1e-8) { Patience = 0 };
        tiny.Observe(1);
        Assert.False(tiny.Observe(1));
        Assert.Equal(1e-8, tiny.Rate);
    }

    [Fact]
    public void Optimizer_steps_at_the_rate_as_it_is()
    {
        var plateau = new ReduceOnPlateau(1) { Patience = 0, Factor = 0.25 };
        var descent = new GradientDescent<double>(plateau.Schedule);
        double[] p = [0];
        descent.Step(p, [1]);
        plateau.Observe(1);
        plateau.Observe(1);
        descent.Step(p, [1]);
        Assert.Equal([-1.25], p);
    }

    [Fact]
    public void Goes_on_from_a_file_anywhere()
    {
        double[] metrics = [5, 4, 4, 4, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2];
        for (int split = 0; split < metrics.Length; split++)
        {
            ReduceOnPlateau whole = New(), first = New(), second = New();
            foreach (double metric in metrics) whole.Observe(metric);
            foreach (double metric in metrics[..split]) first.Observe(metric);
            var file = new MemoryStream();
            first.Save(file);
            file.Position = 0;
            second.Load(file);
            foreach (double metric in metrics[split..]) second.Observe(metric);
            Assert.Equal(whole.Rate, second.Rate);
        }

        var other = new ReduceOnPlateau(1) { Patience = 9 };
        var stream = new MemoryStream();
        New().Save(stream);
        Assert.Throws<InvalidDataException>(() => other.Load(new MemoryStream(stream.ToArray())));
        Assert.Throws<InvalidDataException>(() => New().Load(new MemoryStream(stream.ToArray()[..^1])));

        static ReduceOnPlateau New() => new(1) { Patience = 1, Cooldown = 2 };
    }

    [Fact]
    public void Settings_out_of_range()
    {
        Rejected("rate", () => new ReduceOnPlateau(-1));
        Rejected("Factor", () => new ReduceOnPlateau(1) { Factor = 1 });
        Rejected("Factor", () => new ReduceOnPlateau(1) { Factor = 0 });
        Rejected("Patience", () => new ReduceOnPlateau(1) { Patience = -1 });
        Rejected("Threshold", () => new ReduceOnPlateau(1) { Threshold = double.NaN });
        Rejected("Cooldown", () => new ReduceOnPlateau(1) { Cooldown = -1 });
        Rejected("LeastRate", () => new ReduceOnPlateau(1) { LeastRate = -1 });
        Rejected("LeastChange", () => new ReduceOnPlateau(1) { LeastChange = -1 });

        static void Rejected(string name, Func<object> make) => Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);
    }
}
