using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>One call that is being lowered: the attributed method itself, or a callee that is inlined.</summary>
/// <param name="method">Whose body it is, with its type arguments as the attributed method sees them.</param>
/// <param name="receiver">Its `this`, where seen from the attributed method.</param>
/// <param name="model">Of the tree that holds its body.</param>
/// <param name="outer">For a local function or lambda, the frame whose locals it sees; else null.</param>
internal sealed class Frame(IMethodSymbol method, Receiver receiver, SemanticModel model, Frame? outer)
{
    private readonly Dictionary<ISymbol, Place> _places = new(SymbolEqualityComparer.Default);

    public IMethodSymbol Method { get; } = method;

    /// <summary>What stands for the type parameters in its body.</summary>
    public TypeArguments TypeArguments { get; } = new(method, outer?.TypeArguments);

    /// <summary>As its body knows them.</summary>
    public IReadOnlyList<IParameterSymbol> Parameters { get; } = (method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition).Parameters;

    public Receiver Receiver { get; } = receiver;

    public SemanticModel Model { get; } = model;

    public Frame? Outer { get; } = outer;

    /// <summary>What `return` assigns; null for void.</summary>
    public Place? Result { get; set; }

    /// <summary>For a method that returns a reference, what it refers to.</summary>
    public Place? ReturnedPlace { get; set; }

    /// <summary>The number of branches around the call.</summary>
    public int Depth { get; set; }

    /// <summary>Set where a return had to become a flag.</summary>
    public Variable? Returned { get; set; }

    public void Bind(ISymbol symbol, Place place) => _places[symbol] = place;

    /// <summary>Its own variables.</summary>
    public IEnumerable<Variable> Variables => _places.Values.SelectMany(p => p.Variables);

    /// <summary>The frames whose variables a callee may see: those around it, and those in which functions stand that it may invoke.</summary>
    public static IReadOnlyList<Frame> Reached(IEnumerable<Datum.Function> handed, Frame? around)
    {
        List<Frame> reached = [];
        if (around is not null) Add(around);
        foreach (Datum.Function function in handed) AddFunction(function);
        return reached;

        void Add(Frame frame)
        {
            if (reached.Contains(frame)) return;
            reached.Add(frame);
            foreach (Datum.Function held in frame._places.Values.OfType<FunctionPlace>().Select(p => p.Known).OfType<Datum.Function>()) AddFunction(held);
            if (frame.Outer is { } outer) Add(outer);
        }

        void AddFunction(Datum.Function function)
        {
            if (function is { SeesFrame: true, Frame: { } frame }) Add(frame);
        }
    }

    public Place? Find(ISymbol symbol) =>
        _places.TryGetValue(symbol, out Place? place) ? place : Outer?.Find(symbol);
}
