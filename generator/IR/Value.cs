using System;

namespace AutoDiffGen.Generator.IR;

/// <summary>An immutable value of the program, defined once: by one op, or as a parameter of one region.</summary>
/// <remarks>
/// Ids number the values of one method from 0; the name a reader knows it by stands in <see cref="Method.Names"/>. A class,
/// not a struct: the library's collections of references come as machine code, those of our own structs would be
/// compiled each time a compiler starts.
/// </remarks>
internal sealed class Value(int id, IrType type) : IEquatable<Value>
{
    public int Id { get; } = id;

    public IrType Type { get; } = type;

    public static bool operator ==(Value? left, Value? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Value? left, Value? right) => !(left == right);

    // Asked more often than anything else of the IR: values and types are nearly always the same object, and the number tells nearly all.
    public bool Equals(Value? other) =>
        ReferenceEquals(this, other) || (other is not null && Id == other.Id && (ReferenceEquals(Type, other.Type) || Type.Equals(other.Type)));

    public override bool Equals(object? obj) => Equals(obj as Value);

    public override int GetHashCode() => Id;

    public override string ToString() => $"%{Id}";
}
