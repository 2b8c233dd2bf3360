using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Hunter.Oracle;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>The parameters of a loss, and arguments to try it with.</summary>
internal sealed class InputGrower
{
    private const int IndexBound = 3;

    private static readonly double[] Special =
    [
        0, -0.0, 1, -1, double.Epsilon, -1e-310, 1e-160, 1e160, 1e300, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    private readonly Growth _growth;

    // How many elements each array has at least; rows of a grid, then columns.
    private readonly List<(int Length, int Columns)> _lengths = [];

    public InputGrower(Growth growth)
    {
        _growth = growth;
        All = [.. Inputs()];
        foreach (Input input in All)
        {
            int length = Chance.OneIn(6) ? Chance.Between(0, 2) : Chance.Between(IndexBound, 5);
            _lengths.Add(input.Form is InputForm.Grid or InputForm.Jagged ? (Chance.Between(1, 3), Chance.Between(1, 3)) : (length, 0));
        }
    }

    public ImmutableArray<Input> All { get; }

    /// <summary>What a method that returns nothing writes.</summary>
    public IEnumerable<Input> Outputs => All.Where(i => i.IsOutput);

    private Chance Chance => _growth.Chance;

    /// <summary>Makes them known to the body.</summary>
    public void Bind()
    {
        Scope scope = _growth.Scope;
        for (int i = 0; i < All.Length; i++)
        {
            Input input = All[i];
            (int length, int columns) = _lengths[i];
            bool isPlace = input.Keyword != "in";
            _growth.Parameters.Add(input.Name);
            switch (input.Element, input.Form)
            {
                case (Sort.Function, _):
                    scope.Callees.Add(new Callee(input.Name, Sort.Double, [new Formal("arg", Sort.Int, Passing.Value)]));
                    break;
                case (Sort.Pair, InputForm.Scalar):
                    _growth.Structs.AddStruct(input.Name, canBeCaptured: !input.IsReference);
                    break;
                case (Sort.Pair, _):
                    _growth.StructMemory.Add(new Memory(input.Name, Sort.Pair, input.Form, length));
                    break;
                case (_, InputForm.Grid or InputForm.Jagged):
                    scope.Grids.Add(new Grid(input.Name, input.Element, length, columns, input.Form == InputForm.Jagged)
                    {
                        // A T[][] that is written must be differentiated.
                        IsWritable = input.Form == InputForm.Grid || input.Role == InputRole.Wrt || (input.Role == InputRole.Plain && All.All(other => other.Role != InputRole.Wrt)),
                    });
                    break;
                case (var sort, InputForm.Scalar):
                    scope.Variables.Add(new Variable(input.Name, sort, isPlace && sort != Sort.Int, sort == Sort.Int ? IndexBound : 0) { CanBeCaptured = input.Keyword.Length == 0 });
                    break;
                case (var sort, var form):
                    scope.Memories.Add(new Memory(input.Name, sort, form, length, sort == Sort.Int ? IndexBound : 0) { IsReassignable = sort != Sort.Int && !input.IsOutput && _growth.Has(Feature.ArrayVariables) });
                    break;
            }
        }
    }

    /// <summary>Three lists of arguments: as long as the body takes for granted, longer, and strange ones.</summary>
    public ImmutableArray<ImmutableArray<object>> Calls()
    {
        bool isStrange = _growth.Has(Feature.SpecialValues);
        int large = Chance.OneIn(12) ? Chance.Below(All.Length) : -1;
        // Enough samples for one tile of the widest lanes, and for another one that begins earlier.
        int many = Chance.OneIn(4) ? Chance.Between(33, 40) : 0;
        return
        [
            Arguments(_ => 0, Plain),
            Arguments(i => i == large ? Chance.Between(60, 70) : many > 0 ? many : Chance.Between(0, 2), Plain),
            isStrange ? Arguments(_ => 0, () => Chance.OneIn(4) ? Chance.From(Special) : Plain()) : Arguments(i => -Chance.Below(_lengths[i].Length + 1), Plain),
        ];
    }

    private IEnumerable<Input> Inputs()
    {
        List<Input> inputs = [];
        int count = Chance.Between(1, 3);
        for (int i = 0; i < count; i++)
        {
            // The first is always differentiated.
            InputRole role = i == 0 ? Chance.Pick(InputRole.Plain, InputRole.Wrt) : Chance.Pick(InputRole.Plain, InputRole.Wrt, InputRole.NoGradient);
            inputs.Add(Floating(role));
        }

        if (inputs.Exists(i => i.Role == InputRole.Wrt)) inputs[0] = inputs[0] with { Role = InputRole.Wrt };
        if (Chance.OneIn(2)) inputs.Add(new Input(_growth.Name("n"), Sort.Int, InputForm.Scalar, InputRole.Plain));
        if (_growth.Has(Feature.Scatter)) inputs.Add(new Input(_growth.Name("idx"), Sort.Int, Chance.Pick(InputForm.ReadOnlySpan, InputForm.Array), InputRole.Plain));
        if (_growth.Has(Feature.Flags) && Chance.OneIn(2)) inputs.Add(new Input(_growth.Name("b"), Sort.Bool, InputForm.Scalar, InputRole.Plain));
        if (_growth.Has(Feature.Functions)) inputs.Add(new Input(_growth.Name("f"), Sort.Function, InputForm.Scalar, InputRole.Plain));
        if (_growth.IsMapping) inputs.AddRange(Written());
        return inputs;
    }

    // One or two spans or arrays, perhaps a number.
    private IEnumerable<Input> Written()
    {
        for (int i = Chance.Between(1, 2); i > 0; i--) yield return new Input(_growth.Name("y"), Sort.Double, Chance.Pick(InputForm.Span, InputForm.Span, InputForm.Array), InputRole.Output);
        if (Chance.OneIn(3)) yield return new Input(_growth.Name("z"), Sort.Double, InputForm.Scalar, InputRole.Output, "out");
    }

    private Input Floating(InputRole role)
    {
        // What such a method changes is its output, and no input.
        if (_growth.IsMapping && role != InputRole.NoGradient) return ReadOnly(role);
        if (_growth.Has(Feature.GridParameters) && Chance.OneIn(3)) return new Input(_growth.Name("p"), Sort.Double, Chance.Pick(InputForm.Grid, InputForm.Jagged), role);
        bool isPair = _growth.Has(Feature.Structs) && _growth.Has(Feature.StructParameters) && Chance.OneIn(3);
        Sort element = isPair ? Sort.Pair : _growth.Numbers.AnySort();
        InputForm form = Chance.Pick(InputForm.Scalar, InputForm.Span, InputForm.ReadOnlySpan, InputForm.Array);
        string keyword = form == InputForm.Scalar && _growth.Has(Feature.ReferenceParameters) ? Chance.Pick("ref", isPair ? "" : "in", "") : "";
        return new Input(_growth.Name(form == InputForm.Scalar ? "x" : "p"), element, form, role, keyword);
    }

    private Input ReadOnly(InputRole role)
    {
        bool isPair = _growth.Has(Feature.Structs) && _growth.Has(Feature.StructParameters) && Chance.OneIn(3);
        Sort element = isPair ? Sort.Pair : _growth.Numbers.AnySort();
        InputForm form = Chance.Pick(InputForm.Scalar, InputForm.ReadOnlySpan);
        return new Input(_growth.Name(form == InputForm.Scalar ? "x" : "p"), element, form, role);
    }

    private double Plain() => Chance.Number(-1, 1);

    private ImmutableArray<object> Arguments(System.Func<int, int> more, System.Func<double> number)
    {
        ImmutableArray<object>.Builder arguments = ImmutableArray.CreateBuilder<object>();
        for (int i = 0; i < All.Length; i++)
        {
            (int length, int columns) = _lengths[i];
            length += more(i);
            double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => number())];
            arguments.Add((All[i].Element, All[i].Form) switch
            {
                (Sort.Function, _) => new Probe(Chance.Below(5)),
                (Sort.Pair, InputForm.Scalar) => Numbers(2),
                (Sort.Pair, _) => Numbers(2 * length),
                (_, InputForm.Grid) => Grid(length, columns, number),
                (_, InputForm.Jagged) => Enumerable.Range(0, length).Select(_ => Numbers(columns + Chance.Below(2))).ToArray(),
                (Sort.Double, InputForm.Scalar) => number(),
                (Sort.Double, _) => Numbers(length),
                (Sort.Single, InputForm.Scalar) => (float)number(),
                (Sort.Single, _) => Enumerable.Range(0, length).Select(_ => (float)number()).ToArray(),
                (Sort.Int, InputForm.Scalar) => Chance.Below(IndexBound),
                (Sort.Int, _) => Enumerable.Range(0, length).Select(_ => Chance.Below(IndexBound)).ToArray(),
                _ => Chance.OneIn(2),
            });
        }

        return arguments.ToImmutable();
    }

    private static double[,] Grid(int rows, int columns, System.Func<double> number)
    {
        double[,] grid = new double[rows, columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) grid[i, j] = number();
        return grid;
    }
}
