using System;
using System.IO;
using AutoDiffGen.Optimizers;
using Xunit;

namespace AutoDiffGen.Tests.Optimizers;

public class ParameterAverageTests
{
    [Fact]
    public void Each_form_is_its_formula()
    {
        AssertAverages(ParameterAverageForm.FromFirst, 1, 0.75 + 0.25 * 5, 0.75 * 2 + 0.25 * 9);
        AssertAverages(ParameterAverageForm.Equal, 1, 3, 5);
        AssertAverages(ParameterAverageForm.BiasCorrected, 1, (0.75 * 0.25 + 0.25 * 5) / (1 - 0.5625), (0.75 * (0.75 * 0.25 + 0.25 * 5) + 0.25 * 9) / (1 - 0.421875));
        double second = 2 / 11.0 * 1 + 9 / 11.0 * 5;
        AssertAverages(ParameterAverageForm.WarmedUp, 1, second, 3 / 12.0 * second + 9 / 12.0 * 9);
    }

    [Theory]
    [InlineData(ParameterAverageForm.FromFirst)]
    [InlineData(ParameterAverageForm.BiasCorrected)]
    [InlineData(ParameterAverageForm.WarmedUp)]
    [InlineData(ParameterAverageForm.Equal)]
    public void Average_of_one_point_again_and_again_is_that_point(ParameterAverageForm form)
    {
        var average = new ParameterAverage<double> { Form = form };
        double[] x = [0];
        for (int k = 0; k < 5000; k++)
        {
            average.Add([3.5]);
            average.CopyTo(x);
            Assert.Equal(3.5, x[0], 1e-12);
        }
    }

    [Fact]
    public void Fades_to_0_rather_than_to_subnormal_numbers()
    {
        var average = new ParameterAverage<float> { Beta = 0.9 };
        float[] x = [0];
        average.Add([1]);
        for (int k = 0; k < 1000; k++) average.Add([0]);
        average.CopyTo(x);
        Assert.Equal(0, x[0]);
    }

    [Fact]
    public void Goes_on_from_a_file()
    {
        ParameterAverage<float> first = new() { Form = ParameterAverageForm.WarmedUp }, second = new() { Form = ParameterAverageForm.WarmedUp };
        first.Add([1, 2]);
        first.Add([3, 5]);
        var file = new MemoryStream();
        first.Save(file);
        file.Position = 0;
        second.Load(file);
        first.Add([4, 4]);
        second.Add([4, 4]);
        float[] x = [0, 0], y = [1, 1];
        first.CopyTo(x);
        second.CopyTo(y);
        Assert.Equal(x, y);
        Assert.Equal(3, second.Count);
        Assert.Throws<InvalidDataException>(() => new ParameterAverage<float>().Load(new MemoryStream(file.ToArray())));
    }

    [Fact]
    public void Bad_arguments()
    {
        Assert.Equal("Beta", Assert.Throws<ArgumentOutOfRangeException>(() => new ParameterAverage<double> { Beta = 1 }).ParamName);
        Assert.Equal("Form", Assert.Throws<ArgumentOutOfRangeException>(() => new ParameterAverage<double> { Form = (ParameterAverageForm)8 }).ParamName);
        var average = new ParameterAverage<double>();
        Assert.Throws<InvalidOperationException>(() => average.CopyTo(new double[1]));
        average.Add([1]);
        Assert.Equal("parameters", Assert.Throws<ArgumentException>(() => average.Add([1, 2])).ParamName);
        Assert.Equal("average", Assert.Throws<ArgumentException>(() => average.CopyTo(new double[2])).ParamName);
    }

    private static void AssertAverages(ParameterAverageForm form, params double[] expected)
    {
        var average = new ParameterAverage<double> { Beta = 0.75, Form = form };
        double[] points = [1, 5, 9], x = [0];
        for (int k = 0; k < 3; k++)
        {
            average.Add([points[k]]);
            average.CopyTo(x);
            Assert.Equal(expected[k], x[0], 1e-15);
        }
    }
}
