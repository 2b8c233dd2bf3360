using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>An op at its place in the method. Ops are values and two may be equal; steps are places and never are.</summary>
internal sealed class Step(Op op, Block block, int ordinal, int position)
{
    public Op Op { get; } = op;

    public Block Block { get; } = block;

    /// <summary>Index in <see cref="Outline.Steps"/>; the steps inside this one follow it directly.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary>Ordinal of the last step inside this one; its own where it holds none.</summary>
    public int LastOrdinal { get; set; } = ordinal;

    /// <summary>When its operands are read.</summary>
    public int Position { get; } = position;

    /// <summary>When control has left it: where the results of a branch or loop begin to live.</summary>
    public int Exit { get; set; } = position;

    public IReadOnlyList<Block> Blocks { get; set; } = [];
}

/// <summary>A region at its place in the method; also a scope of C# names.</summary>
internal sealed class Block(Region region, Step? owner, Block? parent, Step? loop)
{
    private readonly List<Step> _steps = [];

    public Region Region { get; } = region;

    public Step? Owner { get; } = owner;

    public Block? Parent { get; } = parent;

    /// <summary>The innermost loop that runs this block again and again.</summary>
    public Step? Loop { get; } = loop;

    public IReadOnlyList<Step> Steps => _steps;

    public int Start { get; set; }

    /// <summary>When its yields are read.</summary>
    public int End { get; set; }

    public void Add(Step step) => _steps.Add(step);

    public bool IsWithin(Block other)
    {
        for (Block? block = this; block is not null; block = block.Parent)
            if (block == other) return true;
        return false;
    }

    public static Block Common(Block left, Block right)
    {
        Block common = left;
        while (!right.IsWithin(common)) common = common.Parent!;
        return common;
    }

    /// <summary>The step of this block that holds <paramref name="inner"/>.</summary>
    public Step StepAround(Block inner)
    {
        Block block = inner;
        while (block.Owner!.Block != this) block = block.Owner.Block;
        return block.Owner;
    }
}

/// <summary>The method as a tree of places, numbered in program order.</summary>
internal sealed class Outline
{
    private readonly List<Step> _steps = [];
    private readonly List<Value> _values = [];
    private readonly Step?[] _definers;
    private readonly Block?[] _entries;
    private readonly Parameter?[] _parameters;
    private int _position;

    public Outline(Method method)
    {
        Method = method;
        _definers = new Step?[method.Names.Count];
        _entries = new Block?[method.Names.Count];
        Root = new Block(method.Body, owner: null, parent: null, loop: null);
        _parameters = new Parameter?[method.Names.Count];
        foreach (Parameter parameter in method.Parameters)
        {
            _values.Add(parameter.Value);
            _parameters[parameter.Value.Id] = parameter;
        }

        Fill(Root);
    }

    public Method Method { get; }

    public Block Root { get; }

    /// <summary>All steps, an outer one before those inside it.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>All values, parameters first, then in program order.</summary>
    public IReadOnlyList<Value> Values => _values;

    /// <summary>The step whose result the value is; null for parameters of the method and of regions.</summary>
    public Step? Definer(Value value) => _definers[value.Id];

    /// <summary>The parameter of the method that the value is, or a leaf of one.</summary>
    public Parameter? Parameter(Value value) => _parameters[value.Id];

    /// <summary>The block whose parameter the value is.</summary>
    public Block? Entry(Value value) => _entries[value.Id];

    /// <summary>The block the value is defined in.</summary>
    public Block Home(Value value) => Definer(value)?.Block ?? Entry(value) ?? Root;

    public string NameOf(Value value) => Method.Names[value.Id];

    private void Fill(Block block)
    {
        block.Start = _position++;
        foreach (Value parameter in block.Region.Parameters)
        {
            _entries[parameter.Id] = block;
            _values.Add(parameter);
        }

        foreach (Op op in block.Region.Ops)
        {
            Step step = new(op, block, _steps.Count, _position++);
            _steps.Add(step);
            block.Add(step);
            foreach (Value result in OpShape.Results(op))
            {
                _definers[result.Id] = step;
                _values.Add(result);
            }

            step.Blocks = Inner(step);
            foreach (Block inner in step.Blocks) Fill(inner);
            step.LastOrdinal = _steps.Count - 1;
            step.Exit = step.Blocks.Count == 0 ? step.Position : _position++;
        }

        block.End = _position++;
    }

    private static Block[] Inner(Step step)
    {
        switch (step.Op)
        {
            case While o:
                // Locals of the condition stand in the same braces as the body where it does not print as one expression.
                Block condition = new(o.Condition, step, step.Block, step);
                return [condition, new Block(o.Body, step, condition, step)];
            case For o:
                return [new Block(o.Body, step, step.Block, step)];
            case If:
                return [.. OpShape.Regions(step.Op).Select(region => new Block(region, step, step.Block, step.Block.Loop))];
            default:
                return [];
        }
    }
}
