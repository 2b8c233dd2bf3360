using System;
using AutoDiffGen;
using AutoDiffGen.Training;

namespace Digits;

/// <summary>A linear model: a logit for each class.</summary>
internal sealed partial class SoftmaxRegression : Model
{
    public override string Name => "softmax regression";

    public override int Parameters => (DigitSet.Size + 1) * DigitSet.Classes;

    /// <summary>The mean cross-entropy of some digits.</summary>
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> pixels, ReadOnlySpan<int> labels)
    {
        double loss = 0;
        for (int s = 0; s < labels.Length; s++)
        {
            Span<double> logits = new double[DigitSet.Classes];
            Layers.Affine(w, pixels.Slice(s * DigitSet.Size, DigitSet.Size), logits);
            loss += Layers.CrossEntropy(logits, labels[s]);
        }

        return loss / labels.Length;
    }

    /// <summary>The loss is convex: any start will do.</summary>
    public override void Initialize(Span<double> w, SeededRandom random) => w.Clear();

    public override double LossAndGradient(ReadOnlySpan<double> w, ReadOnlySpan<double> pixels, ReadOnlySpan<int> labels, Span<double> gradient) =>
        LossGradient(w, pixels, labels, gradient);

    protected override void Predict(ReadOnlySpan<double> w, ReadOnlySpan<double> digit, Span<double> logits) => Layers.Affine(w, digit, logits);
}
