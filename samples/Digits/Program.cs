using System;
using System.Collections.Generic;
using System.Linq;
using Digits;
using Spectre.Console;

bool isQuick = args is ["--quick"];
if (args.Length > 0 && !isQuick)
{
    Console.Error.WriteLine("usage: Digits [--quick]      (few optimizers and epochs)");
    return 2;
}

// Less would be a defect of the gradient, of an optimizer or of the trainer.
double promised = isQuick ? 0.9 : 0.93;
long epochs = isQuick ? 5 : 60;
Model[] models = [new SoftmaxRegression(), new Perceptron()];
Recipe[] recipes = isQuick ? Recipe.Few : Recipe.All;
DigitSet digits = DigitSet.Read("optdigits.tra.csv.gz"), test = DigitSet.Read("optdigits.tes.csv.gz");

AnsiConsole.WriteLine($"Handwritten digits, {DigitSet.Size} pixels: {digits.Count} to train with, 500 of them for validation, {test.Count} of other writers for the test.");
List<Training> trainings = [];
AnsiConsole.Progress().AutoClear(true).Start(progress =>
{
    foreach (Model model in models)
    {
        foreach (Recipe recipe in recipes)
        {
            ProgressTask task = progress.AddTask($"{model.Name}, {recipe.Name}", maxValue: epochs);
            trainings.Add(Training.Run(model, recipe, digits, test, epochs, () => task.Increment(1)));
            // It may have stopped early.
            task.Value = task.MaxValue;
        }
    }
});
foreach (Model model in models) AnsiConsole.Write(ResultTable.Of(model.Name, trainings.Where(t => t.Model == model)));
AnsiConsole.WriteLine("Accuracy and loss are of the test. best: the epoch whose parameters were kept, by the loss of the validation.");

Training worst = trainings.MinBy(t => t.Accuracy)!;
AnsiConsole.WriteLine(FormattableString.Invariant(
    $"Least accuracy: {100 * worst.Accuracy:0.0} %, {worst.Model.Name}, {worst.Recipe.Name} (promised: {100 * promised:0} %)."));
return worst.Accuracy >= promised ? 0 : 1;
