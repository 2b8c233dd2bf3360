using System;
using AutoDiffGen.Training;

namespace Digits;

/// <summary>A model trained by a recipe, until it gets no better at digits that it is not trained on.</summary>
internal sealed record Training(Model Model, Recipe Recipe, double Loss, double Accuracy, TrainingResult<double> Result)
{
    private const int Validated = 500, BatchSize = 32;

    /// <param name="epochs">At most.</param>
    /// <param name="seen">Called after each epoch.</param>
    public static Training Run(Model model, Recipe recipe, DigitSet digits, DigitSet test, long epochs, Action seen)
    {
        (DigitSet validation, DigitSet training) = digits.Split(Validated);
        double[] w = new double[model.Parameters];
        model.Initialize(w, new SeededRandom(seed: 1));

        var trainer = new Trainer<double>(recipe.Make(recipe.Rate))
        {
            MaxEpochs = epochs,
            Validation = p => model.Evaluate(p, validation).Loss,
            EarlyStopping = new() { Patience = 5 },
            EvaluationCallback = _ => seen(),
        };
        var batch = new Batch(training, BatchSize);
        TrainingResult<double> result = trainer.Run(
            w,
            (p, samples, gradient) =>
            {
                batch.Take(samples);
                return model.LossAndGradient(p, batch.Pixels, batch.Labels, gradient);
            },
            new MinibatchSampler(training.Count, BatchSize, seed: 2));

        (double loss, double accuracy) = model.Evaluate(w, test);
        return new(model, recipe, loss, accuracy, result);
    }
}
