using System;
using System.Collections.Generic;
using System.Globalization;
using Spectre.Console;

namespace Digits;

/// <summary>The trainings of a model, one a line.</summary>
internal static class ResultTable
{
    public static Table Of(string model, IEnumerable<Training> trainings)
    {
        Table table = new Table().Title(model).Border(TableBorder.Simple).AddColumn(new TableColumn("optimizer").NoWrap());
        foreach (string number in new[] { "rate", "accuracy", "loss", "epochs", "best", "seconds" })
            table.AddColumn(new TableColumn(number).RightAligned().NoWrap().PadLeft(1));
        foreach (Training t in trainings)
        {
            long epochSteps = t.Result.Steps / t.Result.Epochs;
            table.AddRow(
                t.Recipe.Name,
                Text($"{t.Recipe.Rate}"),
                Text($"{100 * t.Accuracy:0.0} %"),
                Text($"{t.Loss:0.000}"),
                Text($"{t.Result.Epochs}"),
                Text($"{t.Result.BestUpdates / epochSteps}"),
                Text($"{t.Result.Elapsed.TotalSeconds:0.00}"));
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
