using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using AutoDiffGen.Functions;
using AutoDiffGen.Optimizers;
using AutoDiffGen.Schedules;
using AutoDiffGen.Training;
using Xunit;

namespace AutoDiffGen.Tests.Documents;

/// <summary>docs/training.md: its examples are the code below, which runs; its lists have all there is.</summary>
public class TrainingDocumentTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Document = File.ReadAllText(Path.Combine(Root, "docs", "training.md"));

    [Fact]
    public void Example_runs()
    {
        (double[] x, int[] labels) = Draw(400, seed: 1);
        (double[] heldOut, int[] heldOutLabels) = Draw(200, seed: 2);
        CancellationToken token = CancellationToken.None;
        var files = new MemoryStream();

        // <example>
        double[] w = new double[Classifier.Parameters];
        Initialize.GlorotUniform(w, 2, 2, new SeededRandom(seed: 1));

        var plateau = new ReduceOnPlateau(0.02) { Patience = 3 };
        var batches = new MinibatchSampler(labels.Length, batchSize: 32, seed: 2);
        var trainer = new Trainer<double>(new Adam<double>(plateau.Schedule))
        {
            MaxEpochs = 200,
            Validation = p => ErrorRate(p, heldOut, heldOutLabels),
            EarlyStopping = new() { Patience = 20 },
            Plateau = plateau,
            History = new(),
            EvaluationCallback = evaluation =>
            {
                if (evaluation.IsBest) Console.WriteLine($"epoch {evaluation.Record.Epoch}: {evaluation.Record.Validation:P1} wrong");
                files.SetLength(0);
                evaluation.Save(files);                  // to go on from here: trainer.Load(file, w, batches)
            },
        };
        TrainingResult<double> result = trainer.Run(
            w, (p, batch, gradient) => Classifier.LossGradient(p, x, labels, batch, gradient), batches, token);

        using var table = new StringWriter();
        trainer.History.WriteCsv(table);
        // </example>
        Assert.InRange(ErrorRate(w, heldOut, heldOutLabels), 0, 0.05);
        Assert.Equal(ErrorRate(w, heldOut, heldOutLabels), result.BestMetric);
        files.Position = 0;
        trainer.Load(files, w, batches);
        Assert.Equal(trainer.History.Count + 1, table.ToString().Count(c => c == '\n'));
    }

    // <error>
    private static double ErrorRate(ReadOnlySpan<double> w, double[] x, int[] labels)
    {
        double[] logits = new double[2 * labels.Length];
        for (int i = 0; i < labels.Length; i++) Classifier.Predict(w, x.AsSpan(2 * i, 2), logits.AsSpan(2 * i, 2));
        return Metrics.ZeroOneLoss(logits, labels);
    }

    // </error>
    [Fact]
    public void Examples_are_the_code_above()
    {
        string own = Path.Combine(Root, "tests", "AutoDiffGen.Runtime.Tests", "Documents");
        string model = Between(Path.Combine(own, "TrainingExample.cs"), "example", 0);
        string error = Between(Path.Combine(own, "TrainingDocumentTests.cs"), "error", 4);
        string training = Between(Path.Combine(own, "TrainingDocumentTests.cs"), "example", 8);
        Assert.Contains($"<!-- training-model -->\n```csharp\n{model}```\n<!-- /training-model -->\n", Document, StringComparison.Ordinal);
        Assert.Contains($"<!-- training-example -->\n```csharp\n{error}\n{training}```\n<!-- /training-example -->\n", Document, StringComparison.Ordinal);
    }

    [Fact]
    public void All_samplers_are_listed()
    {
        foreach (Type sampler in typeof(BatchSampler).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(BatchSampler))))
            Assert.Contains($"`{sampler.Name}`", Document, StringComparison.Ordinal);
    }

    [Fact]
    public void All_initializers_activations_and_losses_are_listed()
    {
        foreach (Type type in new[] { typeof(Initialize), typeof(Activations), typeof(Losses), typeof(Metrics) })
        {
            string[] names =
            [
                .. type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.GetCustomAttribute<DerivativeOfAttribute>() is null).Select(m => m.Name).Distinct(),
            ];
            Assert.True(names.Length > 2);
            foreach (string name in names) Assert.Contains($"`{name}`", Document, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_ends_of_a_run_are_listed()
    {
        foreach (string reason in Enum.GetNames<StopReason>()) Assert.Contains($"| `{reason}` |", Document, StringComparison.Ordinal);
    }

    private static string Between(string file, string marker, int indent)
    {
        string[] code = File.ReadAllLines(file);
        int start = Array.FindIndex(code, l => l.Trim() == $"// <{marker}>"), end = Array.FindIndex(code, l => l.Trim() == $"// </{marker}>");
        string[] lines = [.. code[(start + 1)..end].Select(l => l.Length > indent ? l[indent..] : l.TrimStart())];
        return string.Concat(lines.Reverse().SkipWhile(l => l.Length == 0).Reverse().Select(l => l + "\n"));
    }

    // A disc in a ring.
    private static (double[] X, int[] Labels) Draw(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        double[] x = new double[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = random.NextInt32(2);
            (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            double radius = labels[i] == 0 ? random.NextDouble() : 1.3 + random.NextDouble();
            (x[2 * i], x[(2 * i) + 1]) = (radius * cos, radius * sin);
        }

        return (x, labels);
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AutoDiffGen.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
