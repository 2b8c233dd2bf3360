using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>In what order the leaves of an element most likely stand in a row: where an element of a sparse matrix is looked for first.</summary>
/// <remarks>
/// Of cameras[11 * c + 3], cameras[11 * c + 4] and points[3 * p] it is known: parameters stand one behind the other, and so do constants behind the same
/// index. Two different indices into one parameter are taken in the order of the program.
/// </remarks>
internal sealed class ColumnOrder
{
    private readonly Dictionary<int, int> _places = [];
    private readonly Element _element;

    /// <param name="element">The element.</param>
    /// <param name="components">Those of the differentiated parameters.</param>
    /// <param name="setting">Where its indices come from.</param>
    public ColumnOrder(Element element, Components components, Setting setting)
    {
        _element = element;
        List<(int Parameter, string Index)> indices = [];
        (int Leaf, int Parameter, int Index, long Constant, int Member)[] keys = [.. element.Leaves.Select((leaf, i) =>
        {
            int member = components.Leaves.ToList().FindIndex(l => l.Leaf.Value == (leaf.Array is null ? leaf.Value : setting.Roots.Of(leaf.Array)));
            // Members of structs stand together for each element.
            int parameter = components.Leaves.ToList().FindIndex(l => l.Leaf.Name == components.Leaves[member].Leaf.Name);
            long constant = 0;
            List<int> parts = [];
            if (leaf.Array is not null)
            {
                Add(leaf.Index!);
                for (Value array = leaf.Array; setting.Nesting.Definition(array) is { } op; array = op is View view ? view.Array : ((Row)op).Jagged) Add(op is View part ? part.Start : ((Row)op).Index);
            }

            (int, string) index = (parameter, string.Join(" ", parts.OrderBy(p => p)));
            if (!indices.Contains(index)) indices.Add(index);
            return (i, parameter, indices.IndexOf(index), constant, member);

            void Add(Value value)
            {
                switch (setting.Nesting.Definition(value))
                {
                    case Const known:
                        constant += known.Bits;
                        break;
                    case Binary { Kind: BinaryKind.Add } sum:
                        Add(sum.Left);
                        Add(sum.Right);
                        break;
                    default:
                        parts.Add(value.Id);
                        break;
                }
            }
        })];
        foreach ((int leaf, int place) in keys.OrderBy(k => k.Parameter).ThenBy(k => k.Index).ThenBy(k => k.Constant).ThenBy(k => k.Member).Select((k, place) => (k.Leaf, place))) _places[leaf] = place;
    }

    /// <summary>How many of the row's elements stand before that of the column.</summary>
    /// <param name="row">The leaf whose row it is; null of an output, which has one.</param>
    /// <param name="column">The leaf.</param>
    public int Before(int? row, int column) => _element.Entries.SelectMany(e => Columns(e, row)).Distinct().Count(other => _places[other] < _places[column]);

    private static IEnumerable<int> Columns(Entry entry, int? row)
    {
        if (row is null || entry.Row == row) yield return entry.Column;
        if (row is not null && entry.Column == row) yield return entry.Row;
    }
}
