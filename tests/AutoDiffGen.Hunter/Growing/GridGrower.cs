using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Arrays of two dimensions, and of arrays.</summary>
internal sealed class GridGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    public Node Grow(int depth)
    {
        List<Grid> grids = growth.Scope.Grids;
        return grids.Count == 0 || Chance.OneIn(3) ? Declaration() : Chance.OneIn(3) && grids.FindAll(g => g.IsWritable) is { Count: > 0 } writable ? Update(Chance.From(writable)) : Loops(Chance.From(grids), depth);
    }

    private Node Declaration()
    {
        bool isJagged = growth.Has(Feature.JaggedLocals) && Chance.OneIn(3);
        Sort sort = growth.Numbers.AnySort();
        string type = StatementGrower.Type(sort), g = growth.Name("g"), i = growth.Name("i"), j = growth.Name("j");
        int rows = Chance.Between(1, 3), columns = Chance.Between(1, 3);
        Node value = growth.Numbers.Tame(sort, 1);
        string factor = sort == Sort.Single ? $"({i} - 0.5f * {j})" : $"({i} - 0.5 * {j})";
        growth.Scope.Grids.Add(new Grid(g, sort, rows, columns, isJagged));
        if (isJagged)
        {
            return Node.Statement(
                $"{type}[][] {g} = {Chance.Pick($"new {type}[{rows}][]", $"[{string.Join(", ", Enumerable.Repeat($"new {type}[1]", rows))}]")};\n"
                    + $"for (int {i} = 0; {i} < {g}.Length; {i}++)\n{{\n{g}[{i}] = new {type}[{columns} + {i}];\nfor (int {j} = 0; {j} < {g}[{i}].Length; {j}++) {g}[{i}][{j}] = $0 * {factor};\n}}",
                value);
        }

        return Chance.OneIn(3)
            ? Node.Statement($"{type}[,] {g} = new {type}[{rows}, {columns}];")
            : Node.Statement(
                $"{type}[,] {g} = new {type}[{rows}, {columns}];\nfor (int {i} = 0; {i} < {g}.GetLength(0); {i}++)\nfor (int {j} = 0; {j} < {g}.GetLength(1); {j}++) {g}[{i}, {j}] = $0 * {factor};", value);
    }

    /// <summary>Loops over rows and columns, whatever their bodies do.</summary>
    private Node Loops(Grid grid, int depth)
    {
        string i = growth.Name("i");
        bool byColumn = !grid.IsJagged && Chance.OneIn(3);
        Node body = growth.Scope.Inside(() =>
        {
            growth.Scope.Variables.Add(new Variable(i, Sort.Int, IsAssignable: false) { IndexOf = byColumn ? grid.ColumnDimension : grid.RowDimension });
            growth.Scope.Loops++;
            Node inner = growth.Loops.Over(byColumn ? grid.Column(i) : grid.Row(i), depth + 1);
            Node block = Chance.OneIn(2) ? Node.Block(inner) : Node.Block(inner, growth.Statements.Assignment(2));
            growth.Scope.Loops--;
            return block;
        });
        return Node.Statement($"for (int {i} = 0; {i} < {(byColumn ? grid.ColumnCount : grid.RowCount)}; {i}++) $0", body);
    }

    /// <summary>Each element from those beside it, in place.</summary>
    private Node Update(Grid grid)
    {
        string i = growth.Name("i"), j = growth.Name("j"), home = grid.Element == Sort.Single ? "§N" : "§M";
        string At(string row, string column) => grid.IsJagged ? $"{grid.Name}[{row}][{column}]" : $"{grid.Name}[{row}, {column}]";
        string columns = grid.IsJagged ? $"{grid.Name}[{i}].Length" : grid.ColumnCount;
        string neighbour = Chance.Pick(At($"{i} - 1", j), At(i, $"{j} - 1"), At("0", j), At(i, "0"));
        return Node.Statement(
            $"for (int {i} = 1; {i} < {grid.RowCount}; {i}++)\nfor (int {j} = 1; {j} < {columns}; {j}++) {At(i, j)} {Chance.Pick("=", "+=", "-=", "*=")} {home}.Sin({At(i, j)} * {(grid.IsJagged ? At(i, "0") : neighbour)} + $0);",
            growth.Expressions.Leaf(grid.Element));
    }
}
