using System;
using System.Globalization;

namespace AutoDiffGen.Hunter;

/// <summary>The command line: how many programs, from which seed, by how many workers.</summary>
internal static class HuntCommand
{
    private const string Usage = """
        Grows random losses, generates their gradients and holds these to dual numbers.

          --programs N     how many (1000)
          --seed N         the first program's seed; the others follow it (1)
          --workers N      threads (1)
          --batch N        programs compiled together (150)
          --features LIST  kinds of code to add or leave out: +Structs,-Steps
          --show           print the program of the first seed and end
          --keep N         stop after so many failures of different kinds (20)
        """;

    public static int Run(string[] arguments)
    {
        HuntOptions options = new();
        bool show = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            string Value() => ++i < arguments.Length ? arguments[i] : throw new ArgumentException($"{arguments[i - 1]} needs a value.");
            int Number() => int.Parse(Value(), CultureInfo.InvariantCulture);
            switch (arguments[i])
            {
                case "--programs": options = options with { Programs = Number() }; break;
                case "--seed": options = options with { Seed = long.Parse(Value(), CultureInfo.InvariantCulture) }; break;
                case "--workers": options = options with { Workers = Number() }; break;
                case "--batch": options = options with { Batch = Number() }; break;
                case "--features": options = options with { Features = Growing.Features.Parse(Value()) }; break;
                case "--keep": options = options with { Kinds = Number() }; break;
                case "--show": show = true; break;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }

        if (show)
        {
            Console.WriteLine(Growing.Grower.Grow(options.Seed, options.Features));
            return 0;
        }

        HuntSummary summary = new Hunt(options, Console.Out).Run();
        Console.WriteLine(summary);
        return summary.Failures.Count == 0 ? 0 : 1;
    }
}
