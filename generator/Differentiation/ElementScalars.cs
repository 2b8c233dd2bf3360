using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>A method whose inputs and outputs are numbers where it knows the elements of their memory by constant indices alone.</summary>
/// <remarks>
/// Before:  %9 = load camera[3] …  store error[0] = %40 …
/// After:   the same, with %9 an input and %40 an output, and the memory itself neither.
/// An input that an op defines is none of a method's own parameters: this one is differentiated, not printed.
/// </remarks>
internal sealed class ElementScalars
{
    private readonly Dictionary<Value, (Parameter Memory, int Index)> _elements = [];

    private ElementScalars(Method primal) => Method = Rewrite(primal);

    /// <summary>With an input, or an output behind the method's own yields, for each element.</summary>
    public Method Method { get; private set; }

    public static ElementScalars Of(Method primal) => new(primal);

    /// <summary>The components of inputs or outputs, where they stand among those of the memory that they are elements of.</summary>
    /// <param name="parameters">Of <see cref="Method"/>.</param>
    /// <param name="whole">The components of the method's own parameters.</param>
    /// <param name="builder">Receives the arithmetic.</param>
    public Components Among(IEnumerable<Parameter> parameters, Components whole, RegionBuilder builder) => new([.. parameters.Select(p => Place(p, whole, builder))], whole.Total);

    private LeafComponents Place(Parameter parameter, Components whole, RegionBuilder builder)
    {
        if (!_elements.TryGetValue(parameter.Value, out (Parameter Memory, int Index) element)) return whole.Leaves.First(l => l.Leaf.Value == parameter.Value);
        LeafComponents memory = whole.Leaves.First(l => l.Leaf.Value == element.Memory.Value);
        return new LeafComponents(parameter, memory.At(builder, builder.Integer(IrType.I32, element.Index)), 1, builder.Integer(IrType.I32, 1), null);
    }

    private Method Rewrite(Method primal)
    {
        // Code of others may change any array of the caller's: an element is then another one each time.
        if (primal.Ops.Any(op => op is Foreign { IsPure: false, IsFunction: false })) return primal;
        Dictionary<Value, long> constants = primal.Ops.OfType<Const>().ToDictionary(c => c.Result, c => c.Bits);
        Dictionary<Value, Parameter> memory = primal.Parameters
            .Where(p => p.Role is ParameterRole.Wrt or ParameterRole.Output && p.Value.Type is ArrayType && IsByNumber(primal, p, constants))
            .ToDictionary(p => p.Value);
        if (memory.Count == 0) return primal;

        List<Parameter> order = [.. primal.Parameters];
        ValueFactory values = new(primal);
        Dictionary<(Value Memory, long Index), Value> held = [];
        Dictionary<Value, Value> same = [];
        List<Parameter> inputs = [];
        List<(Parameter Memory, long Index)> written = [];
        Region body = Forward(primal.Body);
        List<Parameter> outputs = [];
        List<Value> yields = [.. body.Yields];
        foreach ((Parameter of, long index) in written.OrderBy(w => order.IndexOf(w.Memory)).ThenBy(w => w.Index))
        {
            outputs.Add(Element(of, ParameterForm.OutScalar, values.New(((ArrayType)of.Value.Type).Element), index));
            yields.Add(held[(of.Value, index)]);
        }

        IEnumerable<Parameter> own = primal.Parameters.Map(p => memory.ContainsKey(p.Value) ? p with { Role = ParameterRole.Data } : p);
        inputs = [.. inputs.OrderBy(p => order.IndexOf(_elements[p.Value].Memory)).ThenBy(p => _elements[p.Value].Index)];
        return primal with { Parameters = own.Concat(inputs).Concat(outputs).ToEquatable(), Body = body with { Yields = yields.ToEquatable() }, Names = values.Names() };

        Region Forward(Region region)
        {
            List<Op> ops = [];
            foreach (Op before in region.Ops)
            {
                Op op = OpShape.Regions(before).Count > 0 ? Inner(before) : OpShape.WithOperands(before, Current);
                if (op is Load load && memory.TryGetValue(load.Array, out Parameter of))
                {
                    (Value, long) at = (load.Array, constants[load.Index]);
                    if (held.TryGetValue(at, out Value known))
                    {
                        same[load.Result] = known;
                        continue;
                    }

                    held[at] = load.Result;
                    if (of.Role == ParameterRole.Wrt) inputs.Add(Element(of, ParameterForm.Scalar, load.Result, at.Item2));
                }
                else if (op is Store store && memory.TryGetValue(store.Array, out Parameter to))
                {
                    held[(store.Array, constants[store.Index])] = store.Item;
                    if (!written.Contains((to, constants[store.Index]))) written.Add((to, constants[store.Index]));
                }

                ops.Add(op);
            }

            return region with { Ops = ops.ToEquatable(), Yields = region.Yields.Map(Current) };
        }

        // Its operands are replaced where they stand; in its regions elements are only read that are known already.
        Op Inner(Op op) => OpShape.WithOperands(OpShape.WithRegions(op, [.. OpShape.Regions(op).Select(r => Forward(r))]), Current);

        Value Current(Value value) => same.TryGetValue(value, out Value known) ? known : value;
    }

    private Parameter Element(Parameter memory, ParameterForm form, Value value, long index)
    {
        _elements[value] = (memory, (int)index);
        return new Parameter(value, memory.Name, form, memory.Role);
    }

    // In branches and loops an element is only read, and was read or written before.
    private static bool IsByNumber(Method primal, Parameter parameter, Dictionary<Value, long> constants)
    {
        HashSet<long> known = [];
        bool isWrt = parameter.Role == ParameterRole.Wrt;
        foreach (Op op in primal.Body.Ops)
        {
            switch (op)
            {
                case Load load when load.Array == parameter.Value:
                    if (!Add(load.Index)) return false;
                    break;
                case Store store when store.Array == parameter.Value:
                    if (isWrt || !Add(store.Index)) return false;
                    break;
                case Length:
                    break;
                default:
                    foreach (Op inner in OpShape.Deep(op))
                    {
                        if (inner is Length || !OpShape.Operands(inner).Contains(parameter.Value)) continue;
                        if (inner is not Load read || !constants.TryGetValue(read.Index, out long at) || !known.Contains(at)) return false;
                    }

                    break;
            }
        }

        return known.Count > 0 && !primal.Body.Yields.Contains(parameter.Value);

        bool Add(Value index)
        {
            if (!constants.TryGetValue(index, out long at) || at is < 0 or > int.MaxValue) return false;
            known.Add(at);
            return true;
        }
    }
}
