using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>All that is decided about a method before its text is written.</summary>
internal sealed class Plan
{
    private readonly bool _isDiscardTaken;

    public Plan(Method method, LocalFunctions functions, Function? function = null)
    {
        bool isFunction = function is not null;
        Functions = functions;
        Types = new TypeNames(method.Site.QualifyNames);
        Outline = new Outline(method);
        Effects = new Effects(Outline, functions.Effects, isFunction);
        Demand = new Demand(Outline, Effects);
        Folding = new Folding(Outline, Demand, Effects);
        Ranges = new Ranges(Outline);
        Memory = new MemoryPlan(Outline, Demand, Effects, Ranges, isFunction);
        Liveness liveness = new(Outline, Demand, Folding);
        Congruence congruence = new(Outline, Demand, Folding, liveness);
        Variables = new Variables(Outline, Demand, Folding, congruence, Memory);
        _isDiscardTaken = functions.IsDiscardTaken || method.Parameters.Any(p => p.Name == "_");
        Naming = new Naming(Outline, Demand, Variables, Memory, functions.Names);
        Expressions = new ExpressionPrinter(Effects, Folding, Variables, Types, function is { IsOverAdjoints: true });
    }

    public LocalFunctions Functions { get; }

    public TypeNames Types { get; }

    public Outline Outline { get; }

    public Effects Effects { get; }

    public Demand Demand { get; }

    public Folding Folding { get; }

    public Ranges Ranges { get; }

    public MemoryPlan Memory { get; }

    public Variables Variables { get; }

    public Naming Naming { get; }

    public ExpressionPrinter Expressions { get; }

    /// <summary>A statement that only computes: its value is nothing to anybody, but it may throw.</summary>
    public string Discarded(string expression) => _isDiscardTaken ? $"{Types.Helper("Require")}.Computed({expression});" : $"_ = {expression};";

    /// <summary>What takes an output that nobody wants: no discard where a parameter goes by that name.</summary>
    public string DiscardedOutput(Block at) => _isDiscardTaken ? $"out var {Naming.Unique("unused", at)}" : "out _";
}
