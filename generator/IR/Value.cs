namespace AutoDiffGen.Generator.IR;

/// <summary>An immutable value of the program, defined once: by one op, or as a parameter of one region.</summary>
/// <remarks>Ids number the values of one method from 0; the name a reader knows it by stands in <see cref="Method.Names"/>.</remarks>
internal readonly record struct Value(int Id, IrType Type)
{
    // Asked more often than anything else of the IR: types are nearly always the same object, and the number tells nearly all.
    public bool Equals(Value other) => Id == other.Id && (ReferenceEquals(Type, other.Type) || (Type is not null && Type.Equals(other.Type)));

    public override int GetHashCode() => Id;

    public override string ToString() => $"%{Id}";
}
