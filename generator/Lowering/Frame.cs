using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>One call that is being lowered: the attributed method itself, or a callee that is inlined.</summary>
/// <param name="method">Whose body it is.</param>
/// <param name="receiver">Its `this`, where seen from the attributed method.</param>
/// <param name="model">Of the tree that holds its body.</param>
/// <param name="outer">For a local function, the frame whose locals it sees; else null.</param>
internal sealed class Frame(IMethodSymbol method, Receiver receiver, SemanticModel model, Frame? outer)
{
    private readonly Dictionary<ISymbol, Variable> _variables = new(SymbolEqualityComparer.Default);

    public IMethodSymbol Method { get; } = method;

    public Receiver Receiver { get; } = receiver;

    public SemanticModel Model { get; } = model;

    public Frame? Outer { get; } = outer;

    /// <summary>What `return` assigns; null for void.</summary>
    public Variable? Result { get; set; }

    /// <summary>Set where a return had to become a flag.</summary>
    public Variable? Returned { get; set; }

    public void Bind(ISymbol symbol, Variable variable) => _variables[symbol] = variable;

    public Variable? Find(ISymbol symbol) =>
        _variables.TryGetValue(symbol, out Variable? variable) ? variable : Outer?.Find(symbol);
}
