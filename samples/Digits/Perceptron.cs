using System;
using AutoDiffGen;
using AutoDiffGen.Training;

namespace Digits;

/// <summary>A network with one hidden layer of tanh.</summary>
internal sealed partial class Perceptron : Model
{
    private const int Hidden = 32, First = (DigitSet.Size + 1) * Hidden;

    public override string Name => $"MLP {DigitSet.Size}-{Hidden}-{DigitSet.Classes}";

    public override int Parameters => First + ((Hidden + 1) * DigitSet.Classes);

    /// <summary>The mean cross-entropy of some digits.</summary>
    [Differentiable]
    public static double Loss([Wrt] ReadOnlySpan<double> w, ReadOnlySpan<double> pixels, ReadOnlySpan<int> labels)
    {
        double loss = 0;
        for (int s = 0; s < labels.Length; s++)
        {
            Span<double> logits = new double[DigitSet.Classes];
            Forward(w, pixels.Slice(s * DigitSet.Size, DigitSet.Size), logits);
            loss += Layers.CrossEntropy(logits, labels[s]);
        }

        return loss / labels.Length;
    }

    /// <summary>Weights by Glorot and Bengio, biases 0.</summary>
    public override void Initialize(Span<double> w, SeededRandom random)
    {
        w.Clear();
        AutoDiffGen.Training.Initialize.GlorotUniform(w[..(DigitSet.Size * Hidden)], DigitSet.Size, Hidden, random);
        AutoDiffGen.Training.Initialize.GlorotUniform(w.Slice(First, Hidden * DigitSet.Classes), Hidden, DigitSet.Classes, random);
    }

    public override double LossAndGradient(ReadOnlySpan<double> w, ReadOnlySpan<double> pixels, ReadOnlySpan<int> labels, Span<double> gradient) =>
        LossGradient(w, pixels, labels, gradient);

    protected override void Predict(ReadOnlySpan<double> w, ReadOnlySpan<double> digit, Span<double> logits) => Forward(w, digit, logits);

    private static void Forward(ReadOnlySpan<double> w, ReadOnlySpan<double> digit, Span<double> logits)
    {
        Span<double> hidden = new double[Hidden];
        Layers.Affine(w.Slice(0, First), digit, hidden);
        for (int i = 0; i < Hidden; i++) hidden[i] = Math.Tanh(hidden[i]);
        Layers.Affine(w.Slice(First), hidden, logits);
    }
}
