namespace AutoDiffGen.Generator.IR;

/// <summary>An immutable value of the program, defined once: by one op, or as a parameter of one region.</summary>
/// <remarks>Ids number the values of one method from 0; the name a reader knows it by stands in <see cref="Method.Names"/>.</remarks>
internal readonly record struct Value(int Id, IrType Type)
{
    public override string ToString() => $"%{Id}";
}
