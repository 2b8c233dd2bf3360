using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Lowering.Tensors;

/// <summary>Memory, or a number that stands for memory full of it.</summary>
internal sealed record TensorArgument(Value Value, bool IsDestination)
{
    public bool IsMemory => Value.Type is ArrayType;

    public ScalarType Element => Value.Type is ArrayType array ? array.ElementType : (ScalarType)Value.Type;

    public Value At(RegionBuilder code, Value index) => IsMemory ? code.Load(Value, index) : Value;
}
