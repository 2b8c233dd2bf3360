using System;
using System.Collections;
using System.Collections.Generic;

namespace AutoDiffGen.Generator.Lowering.Vectors;

/// <summary>What the members of one type compute, by their signatures.</summary>
/// <remarks>
/// "Dot(Vector3, Vector3)" is static, "this.Length()" an instance method, whose object is the first argument; operators
/// bear their names in metadata. The order of operations is the library's: the value of a loss must not change by a bit.
/// </remarks>
internal sealed class VectorSheet : IEnumerable<string>
{
    private readonly Dictionary<string, Func<IReadOnlyList<Lanes>, Lanes>> _rows = [];

    public void Add(string signature, Lanes constant) => _rows.Add(signature, _ => constant);

    public void Add(string signature, Func<Lanes, Lanes> row) => _rows.Add(signature, a => row(a[0]));

    public void Add(string signature, Func<Lanes, Lanes, Lanes> row) => _rows.Add(signature, a => row(a[0], a[1]));

    public void Add(string signature, Func<Lanes, Lanes, Lanes, Lanes> row) => _rows.Add(signature, a => row(a[0], a[1], a[2]));

    public void Add(string signature, Func<Lanes, Lanes, Lanes, Lanes, Lanes> row) => _rows.Add(signature, a => row(a[0], a[1], a[2], a[3]));

    /// <summary>A second name for a row.</summary>
    public void Add(string signature, string same) => _rows.Add(signature, _rows[same]);

    public Func<IReadOnlyList<Lanes>, Lanes>? Find(string signature) =>
        _rows.TryGetValue(signature, out Func<IReadOnlyList<Lanes>, Lanes>? row) ? row : null;

    public IEnumerator<string> GetEnumerator() => _rows.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
