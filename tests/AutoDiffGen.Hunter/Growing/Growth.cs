using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>What the growers of one program share.</summary>
internal sealed class Growth
{
    private readonly List<string> _taking =
    [
        "@class", "@double", "i", "n", "d", "x", "dX", "sum", "product", "quotient", "max", "abs", "flag", "tape", "rented", "value", "again", "stopped", "trips",
        "x1Gradient", "p1Gradient", "dV2", "_", "resultAdjoint", "Scratch", "Require", "ArrayPool", "Tape", "Trips", "Grids", "CompilerServices", "global",
    ];

    private readonly HashSet<Feature> _features;
    private int _names;

    public Growth(long seed, IReadOnlyList<Feature> allowed)
    {
        Chance = new Chance(seed);
        // Programs with few kinds of code reach deeper into each: every program has its own selection.
        int share = Chance.Between(2, 9);
        _features = [.. allowed.Where(_ => Chance.Below(10) < share)];
        // Functions that call themselves are refused where they see array variables that are assigned anew.
        if (Has(Feature.Recursion) && Has(Feature.ArrayVariables)) _features.Remove(Chance.OneIn(2) ? Feature.Recursion : Feature.ArrayVariables);
        Budget = Chance.Between(3, 26);
        Expressions = new ExpressionGrower(this);
        Numbers = new NumberGrower(this);
        Integers = new IntegerGrower(this);
        Statements = new StatementGrower(this);
        Loops = new LoopGrower(this);
        Memory = new MemoryGrower(this);
        Calls = new CallGrower(this);
        Structs = new StructGrower(this);
        Selections = new SelectionGrower(this);
        Functions = new FunctionGrower(this);
        Jumps = new JumpGrower(this);
        StructMemory = new StructMemoryGrower(this);
        References = new ReferenceGrower(this);
        Grids = new GridGrower(this);
        Spans = new SpanGrower(this);
        Tensors = new TensorGrower(this);
        Vectors = new VectorGrower(this);
        State = new StateGrower(this);
    }

    public Chance Chance { get; }

    public Scope Scope { get; set; } = new();

    public List<Node> Members { get; } = [];

    /// <summary>The names of parameters, of the loss and of its methods: what is written to them may be seen outside.</summary>
    public HashSet<string> Parameters { get; } = [];

    /// <summary>The method that returns a reference to an element, once there is one.</summary>
    public string? ReferenceMethod { get; set; }

    /// <summary>Whether it becomes a method that returns nothing.</summary>
    public bool IsMapping { get; init; }

    /// <summary>How many statements may still grow.</summary>
    public int Budget { get; set; }

    public ExpressionGrower Expressions { get; }

    public NumberGrower Numbers { get; }

    public IntegerGrower Integers { get; }

    public StatementGrower Statements { get; }

    public LoopGrower Loops { get; }

    public MemoryGrower Memory { get; }

    public CallGrower Calls { get; }

    public StructGrower Structs { get; }

    public SelectionGrower Selections { get; }

    public FunctionGrower Functions { get; }

    public JumpGrower Jumps { get; }

    public StructMemoryGrower StructMemory { get; }

    public ReferenceGrower References { get; }

    public GridGrower Grids { get; }

    public SpanGrower Spans { get; }

    public TensorGrower Tensors { get; }

    public VectorGrower Vectors { get; }

    public StateGrower State { get; }

    public bool Has(Feature feature) => _features.Contains(feature);

    /// <summary>A name that nothing else in the program has; of locals and parameters perhaps one that generated code likes too.</summary>
    public string Name(string stem)
    {
        if (stem.Length > 1 || stem == "q" || _taking.Count == 0 || !Has(Feature.Names) || !Chance.OneIn(3)) return $"{stem}{++_names}";
        string taken = Chance.From(_taking);
        _taking.Remove(taken);
        return taken;
    }

    /// <summary>The same for a part of what is taken apart, where `_` is no name.</summary>
    public string PartName()
    {
        string name = Name("v");
        return name == "_" ? Name("v") : name;
    }
}
