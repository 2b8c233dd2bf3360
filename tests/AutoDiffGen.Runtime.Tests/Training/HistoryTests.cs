using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Training;

public class HistoryTests
{
    private static TrainingHistory Example()
    {
        var history = new TrainingHistory();
        history.Add(new TrainingRecord(10, 0, 0.1 + 0.2, null, 1e-7, 12.5, TimeSpan.FromMilliseconds(1500)));
        history.Add(new TrainingRecord(20, 1, double.NaN, double.PositiveInfinity, 0.05, double.NegativeInfinity, TimeSpan.FromTicks(15000001)));
        history.Add(new TrainingRecord(3000000000, 2, 1e300, double.NaN, 0, 5e-324, TimeSpan.FromDays(2)));
        return history;
    }

    [Fact]
    public void Csv_is_the_same_in_every_culture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Comma();
            var text = new StringWriter(CultureInfo.CurrentCulture);
            Example().WriteCsv(text);
            Assert.Equal(
                """
                updates,epoch,training_loss,validation,rate,gradient_norm,seconds
                10,0,0.30000000000000004,,1E-07,12.5,1.5
                20,1,NaN,Infinity,0.05,-Infinity,1.5000001
                3000000000,2,1E+300,NaN,0,5E-324,172800

                """.ReplaceLineEndings("\n"),
                text.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        static CultureInfo Comma()
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            return culture;
        }
    }

    [Fact]
    public void Json_reads_back_to_the_same_bits()
    {
        var stream = new MemoryStream();
        TrainingHistory history = Example();
        history.WriteJson(stream);
        Row[] rows = JsonSerializer.Deserialize<Row[]>(stream.ToArray(), Options)!;
        Assert.Equal(
            history.Select(r => new Row(r.Updates, r.Epoch, r.TrainingLoss, r.Validation, r.Rate, r.GradientNorm, r.Elapsed.TotalSeconds)), rows);
        Assert.StartsWith("[\n  {\n    \"updates\": 10,\n", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
        Assert.True(stream.CanWrite);
    }

    [Fact]
    public void Empty_history()
    {
        var stream = new MemoryStream();
        new TrainingHistory().WriteJson(stream);
        Assert.Equal("[]", Encoding.UTF8.GetString(stream.ToArray()));
        var text = new StringWriter(CultureInfo.InvariantCulture);
        new TrainingHistory().WriteCsv(text);
        Assert.Equal("updates,epoch,training_loss,validation,rate,gradient_norm,seconds\n", text.ToString());
        TrainingHistory cleared = Example();
        cleared.Clear();
        Assert.Empty(cleared);
        Assert.Equal("destination", Assert.Throws<ArgumentNullException>(() => cleared.WriteCsv(null!)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentNullException>(() => cleared.WriteJson(null!)).ParamName);
    }

    [Fact]
    public void Goes_through_a_trainers_file()
    {
        var file = new MemoryStream();
        new Trainer<double>(new Adam<double>(0.1)) { History = Example() }.Save(file, [1.0]);
        file.Position = 0;
        var history = new TrainingHistory();
        history.Add(default);
        new Trainer<double>(new Adam<double>(0.1)) { History = history }.Load(file, new double[1]);
        Assert.Equal(Example(), history);
    }

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private sealed record Row(long Updates, long Epoch, double TrainingLoss, double? Validation, double Rate, double GradientNorm, double Seconds);
}
