using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>What is known of the method that is taken apart.</summary>
internal sealed class Setting
{
    private readonly MemoryRoots _roots;
    private readonly HashSet<Value> _inputs;
    private readonly HashSet<Value> _written;

    public Setting(Method method)
    {
        Method = method;
        Nesting = new Nesting(method);
        _roots = new MemoryRoots(method);
        _inputs = [.. method.Parameters.Where(p => p.Role == ParameterRole.Wrt).Select(p => p.Value)];
        _written = [.. method.Body.Ops.SelectMany(_roots.WrittenBy)];
        Activity = new Activity(method, _roots, _inputs, method.Dependents, Partials.HasDerivative);
        Dependence = new Dependence(method, _roots);
    }

    public Method Method { get; }

    public Nesting Nesting { get; }

    public Activity Activity { get; }

    public Dependence Dependence { get; }

    public MemoryRoots Roots => _roots;

    /// <summary>Whether the value is a number that the method is differentiated by.</summary>
    public bool IsInput(Value value) => _inputs.Contains(value);

    /// <summary>Whether it is memory of an output.</summary>
    public bool IsOutput(Value array) => _roots.Of(array) is var root && Method.Outputs.Any(o => o.Value == root);

    /// <summary>Whether the method writes the memory.</summary>
    public bool IsWritten(Value root) => _written.Contains(root);

    /// <summary>Whether what is loaded is a component of a parameter that the method is differentiated by, and never changes.</summary>
    public bool IsComponent(Load load) => _roots.Of(load.Array) is var root && _inputs.Contains(root) && !_written.Contains(root);

    /// <summary>Whether the op may run a second time, later in the same region, and does the same.</summary>
    public bool MayRepeat(Op op) =>
        _roots.WrittenBy(op).Count == 0
        && OpShape.Deep(op).All(inner => inner is not (Foreign { IsPure: false, IsFunction: false } or Invoke or New or NewHeap or NewTape or Push or Pop or Take) && (inner is not Load load || !_written.Contains(_roots.Of(load.Array))));
}
