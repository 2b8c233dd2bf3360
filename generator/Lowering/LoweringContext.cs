using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Lowering.Arrays;
using AutoDiffGen.Generator.Lowering.Numbers;
using AutoDiffGen.Generator.Lowering.Tensors;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Where the lowering of one method stands: the region under construction, the variables, the call.</summary>
/// <remarks>The lowerings of the kinds of operations hang together here; each knows the others through it.</remarks>
internal sealed class LoweringContext
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Stack<RegionBuilder> _around = [];
    private readonly IMethodSymbol? _outer;

    public LoweringContext(Compilation compilation, IMethodSymbol method, SemanticModel model, CancellationToken ct)
    {
        Compilation = compilation;
        Cancellation = ct;
        Root = method;
        _models[model.SyntaxTree] = model;
        Frame = new Frame(method, method.IsStatic ? Receiver.None : Receiver.This(method.ContainingType), model, outer: null);
        Builder = new RegionBuilder(Values);
        Choices = new MemoryChoices(Values);
        Checkpoints = new Checkpoints(method);
        FixedPoints = new FixedPoints(this);
        Types = new Types(this);
        Members = new Members(this);
        Constants = new NumberConstants(this);
        Places = new PlaceLowering(this);
        MovedReferences = new MovedReferences(this);
        Branches = new BranchLowering(this);
        Expressions = new ExpressionLowering(this);
        Operators = new Operators(this);
        Arithmetic = new ArithmeticLowering(this);
        Assignments = new AssignmentLowering(this);
        Deconstructions = new DeconstructionLowering(this);
        Given = new GivenCalls(this);
        Memory = new MemoryLowering(this);
        Creation = new CreationLowering(this);
        Grids = new GridLowering(this);
        SpanCalls = new SpanCallLowering(this);
        State = new StateLowering(this);
        PrivateState = new PrivateState(this);
        Math = new MathLowering(this);
        Numbers = new NumberCalls(this);
        Tensors = new TensorLowering(this);
        ArrayCalls = new ArrayCalls(this);
        EnumerableCalls = new EnumerableCalls(this);
        Queries = new QueryLowering(this);
        Throws = new ThrowLowering(this);
        Guards = new GuardCalls(this);
        Foreign = new ForeignLowering(this);
        Objects = new ObjectPatterns(this);
        Calls = new CallLowering(this);
        CallGraph = new CallGraph(this);
        Called = new CalledFunctions(this);
        Functions = new FunctionLowering(this);
        Structs = new StructLowering(this);
        Vectors = new VectorLowering(this);
        Statements = new StatementLowering(this);
        Jumps = new JumpLowering(this);
        Switches = new SwitchLowering(this);
        Patterns = new PatternLowering(this);
        Nullables = new NullableLowering(this);
        Tries = new TryLowering(this);
        Loops = new LoopLowering(this);
        CountedLoops = new CountedLoopLowering(this);
    }

    public Compilation Compilation { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The attributed method: generated code stands beside it, and sees what it sees.</summary>
    public IMethodSymbol Root { get; }

    /// <summary>The method beside which generated code stands: another one where a derivative that is given by hand is lowered by itself.</summary>
    public IMethodSymbol Outer { get => _outer ?? Root; init => _outer = value; }

    /// <summary>The type that generated code stands in.</summary>
    public INamedTypeSymbol Home => Outer.ContainingType;

    public ValueFactory Values { get; } = new();

    public List<DiagnosticInfo> Diagnostics { get; } = [];

    /// <summary>Where a derivative would be lost, if there is one.</summary>
    public Concerns Concerns { get; } = new();

    /// <summary>Set where code does not compile, or follows from code that was refused: there is nothing to generate.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Locals whose declarations were refused: nothing more is to be said of what uses them.</summary>
    public HashSet<ILocalSymbol> RefusedLocals { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Where code was first taken for broken.</summary>
    public SyntaxNode? Doubtful { get; set; }

    /// <summary>The region that ops are appended to now.</summary>
    public RegionBuilder Builder { get; set; }

    /// <summary>The variables' values now.</summary>
    public Bindings Variables { get; set; } = new();

    /// <summary>The call whose body is being lowered.</summary>
    public Frame Frame { get; set; }

    public Truths Truths { get; } = new();

    /// <summary>Memory of which only the path decides what it is.</summary>
    public MemoryChoices Choices { get; }

    /// <summary>The order of the variable that is declared next.</summary>
    public int NextVariable { get; private set; }

    public Types Types { get; }

    public Members Members { get; }

    public NumberConstants Constants { get; }

    public Checkpoints Checkpoints { get; }

    public FixedPoints FixedPoints { get; }

    public PlaceLowering Places { get; }

    public MovedReferences MovedReferences { get; }

    public BranchLowering Branches { get; }

    public ExpressionLowering Expressions { get; }

    public Operators Operators { get; }

    public ArithmeticLowering Arithmetic { get; }

    public AssignmentLowering Assignments { get; }

    public DeconstructionLowering Deconstructions { get; }

    public GivenCalls Given { get; }

    public MemoryLowering Memory { get; }

    public CreationLowering Creation { get; }

    public GridLowering Grids { get; }

    public SpanCallLowering SpanCalls { get; }

    public StateLowering State { get; }

    public PrivateState PrivateState { get; }

    public MathLowering Math { get; }

    public NumberCalls Numbers { get; }

    public TensorLowering Tensors { get; }

    public ArrayCalls ArrayCalls { get; }

    public EnumerableCalls EnumerableCalls { get; }

    public QueryLowering Queries { get; }

    public ThrowLowering Throws { get; }

    public GuardCalls Guards { get; }

    public ForeignLowering Foreign { get; }

    public ObjectPatterns Objects { get; }

    public CallLowering Calls { get; }

    public CallGraph CallGraph { get; }

    /// <summary>Whether methods that are large and called often are called, where they could be written in place.</summary>
    public bool CallsLarge { get; init; }

    /// <summary>Whether arrays of structs that are more than numbers are read as text, an element's member at a time, and not taken for memory.</summary>
    public bool ReadsStructsAsText { get; init; }

    /// <summary>The methods that become functions of the IR.</summary>
    public CalledFunctions Called { get; }

    public FunctionLowering Functions { get; }

    public StructLowering Structs { get; }

    public VectorLowering Vectors { get; }

    public StatementLowering Statements { get; }

    public JumpLowering Jumps { get; }

    public SwitchLowering Switches { get; }

    public PatternLowering Patterns { get; }

    public NullableLowering Nullables { get; }

    public TryLowering Tries { get; }

    public LoopLowering Loops { get; }

    public CountedLoopLowering CountedLoops { get; }

    /// <summary>Of every file that holds a body that was looked at.</summary>
    public IEnumerable<SemanticModel> Models => _models.Values;

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out SemanticModel? model))
            _models[tree] = model = SemanticModels.Of(Compilation, tree);
        return model;
    }

    /// <summary>A place for a local or parameter of the shape: a variable for each of its leaves.</summary>
    public Place Declare(string name, Shape shape)
    {
        if (shape.Leaf is { } leaf) return new VariablePlace(this, shape, Declare(name, leaf));
        if (shape.Kind == ShapeKind.Function) return new FunctionPlace(shape);
        if (shape.Object is { } held) return new ObjectPlace(this, shape, Declare(name, held));
        if (shape.Kind == ShapeKind.Unknown) return new UnknownPlace(shape);
        return new CompositePlace(shape, [.. shape.Parts.Select(part => Declare(NameOfPart(name, part), part.Shape))]);
    }

    /// <summary>"point", X → "pointX".</summary>
    public static string NameOfPart(string whole, ShapePart part) =>
        whole.Length == 0 || part.Name.Length == 0 ? whole : whole + char.ToUpperInvariant(part.Name[0]) + part.Name.Substring(1);

    public Variable Declare(string name, IrType type)
    {
        Variable variable = new(NextVariable++, name, type);
        Variables.Declare(variable);
        return variable;
    }

    /// <summary>Gives a value the name of the variable that now holds it, unless a reader already knows it by another.</summary>
    public void Assign(Variable variable, Value value)
    {
        if (variable.Name.Length > 0 && Values.NameOf(value).Length == 0) Values.Rename(value, variable.Name);
        Variables.Set(variable, value);
    }

    public void Refuse(DiagnosticInfo diagnostic)
    {
        IsBroken = true;
        if (!Diagnostics.Contains(diagnostic)) Diagnostics.Add(diagnostic);
    }

    public Value Truth(bool truth)
    {
        Value value = Builder.Truth(truth);
        Truths.Learn(value, truth);
        return value;
    }

    /// <summary>The opposite; of a constant a constant.</summary>
    public Value Not(Value condition) =>
        Truths.Of(condition) is { } known ? Truth(!known) : Builder.Not(condition);

    /// <summary>The loops around what is lowered now, from the inside out, as the regions of their bodies.</summary>
    public IEnumerable<RegionBuilder> LoopsAround => _around.Prepend(Builder).Where(b => b.IsLoop);

    public RegionBuilder? InnermostLoop => LoopsAround.FirstOrDefault();

    /// <summary>The op that defines the value, if it can be used here; null also for what a method or loop starts with.</summary>
    public Op? Definition(Value value) =>
        _around.Prepend(Builder).Select(b => b.Ops.FirstOrDefault(op => OpShape.Results(op).Contains(value))).FirstOrDefault(op => op is not null);

    /// <summary>Runs with another region and another set of variables, and comes back to these.</summary>
    public T Within<T>(RegionBuilder builder, Bindings variables, Func<T> lower)
    {
        (RegionBuilder outerBuilder, Bindings outerVariables) = (Builder, Variables);
        (Builder, Variables) = (builder, variables);
        _around.Push(outerBuilder);
        try
        {
            return lower();
        }
        finally
        {
            _around.Pop();
            (Builder, Variables) = (outerBuilder, outerVariables);
        }
    }

    /// <summary>Lowers ops apart, to be looked at before they are appended.</summary>
    public (RegionBuilder Ops, T Result) Apart<T>(Func<T> lower)
    {
        RegionBuilder apart = new(Values);
        RegionBuilder outer = Builder;
        Builder = apart;
        _around.Push(outer);
        try
        {
            return (apart, lower());
        }
        finally
        {
            _around.Pop();
            Builder = outer;
        }
    }
}
