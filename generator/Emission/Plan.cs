using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>All that is decided about a method before its text is written.</summary>
internal sealed class Plan
{
    public Plan(Method method, LocalFunctions functions, bool isFunction)
    {
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
        Naming = new Naming(Outline, Demand, Variables, Memory, functions.Names);
        Expressions = new ExpressionPrinter(Effects, Folding, Variables, Types);
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
}
