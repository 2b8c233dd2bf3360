using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffGen.Hunter.Programs;

namespace AutoDiffGen.Hunter.Growing;

/// <summary>Methods beside the loss, local functions in it, and calls of both.</summary>
internal sealed class CallGrower(Growth growth)
{
    private Chance Chance => growth.Chance;

    /// <summary>A call for its value; null where nothing can be called.</summary>
    public Node? Grow(Sort sort, int depth)
    {
        List<Callee> callees = [.. growth.Scope.Callees.Where(c => c.Result == sort && Callable(c))];
        if (sort == Sort.Double && growth.Has(Feature.Lambdas) && Chance.OneIn(6)) return growth.Functions.Applied(depth);
        if (sort == Sort.Double && growth.Has(Feature.Generics) && Chance.OneIn(8)) return growth.Functions.Static(depth);
        if (sort == Sort.Double && growth.Has(Feature.Helpers) && Chance.OneIn(8)) return growth.Functions.Variadic(depth);
        if (callees.Count == 0) return null;
        return Call(sort, Chance.From(callees), depth - 1, "");
    }

    /// <summary>A call for its effects; null where there is none.</summary>
    public Node? Statement()
    {
        List<Callee> callees = [.. growth.Scope.Callees.Where(Callable)];
        return callees.Count == 0 ? null : Call(Sort.Statement, Chance.From(callees), 1, ";");
    }

    /// <summary>A call of a function that calls itself, whose result is added to a variable; null where there is none.</summary>
    public Node? Recursive()
    {
        List<Callee> callees = [.. growth.Scope.Callees.Where(c => c.IsRecursive && Callable(c))];
        if (callees.Count == 0) return null;
        Callee callee = Chance.From(callees);
        IReadOnlyList<Variable> variables = growth.Scope.Assignable(Sort.Double);
        if (callee.Result == Sort.Statement || variables.Count == 0) return Call(Sort.Statement, callee, 1, ";");
        return Node.Statement($"{Chance.From(variables).Name} {Chance.Pick("=", "+=", "*=")} $0;", Call(Sort.Double, callee, 1, ""));
    }

    /// <summary>A method of the class, which later members and the loss can call.</summary>
    public void Method()
    {
        string name = growth.Name("Helper");
        bool extension = Chance.OneIn(4) && !growth.State.IsInstance;
        Sort result = Chance.OneIn(5) ? Sort.Statement : growth.Has(Feature.Structs) && Chance.OneIn(3) ? Sort.Pair : Sort.Double;
        List<Formal> formals = [new(growth.Name("x"), Sort.Double, Passing.Value)];
        int more = Chance.Between(0, 3);
        for (int i = 0; i < more; i++) formals.Add(NewFormal());
        int defaults = formals.AsEnumerable().Reverse().TakeWhile(f => f.Passing == Passing.Value && f != formals[0]).Count();

        Scope outer = growth.Scope;
        growth.Scope = new Scope { Returns = result };
        growth.Parameters.UnionWith(formals.Select(f => f.Name));
        growth.Scope.Callees.AddRange(outer.Callees.Where(c => c.Call.StartsWith("Helper", System.StringComparison.Ordinal) || c.IsRecursive));
        List<Node> body = [];
        foreach (Formal formal in formals)
        {
            Bind(formal);
            if (formal.Passing == Passing.Out) body.Add(Node.Statement($"{formal.Name} = $0;", Start(formal)));
        }

        int budget = growth.Budget;
        growth.Budget = Chance.Between(0, 4);
        body.Add(growth.Statements.Block(2));
        if (result != Sort.Statement) body.Add(Node.Statement("return $0;", growth.Expressions.Of(result, 2)));
        growth.Budget = budget;
        growth.Scope = outer;

        string parameters = string.Join(", ", formals.Select((f, i) => Declaration(f, isDefault: i >= formals.Count - defaults)));
        Node member = new(Sort.Statement, $"private static {StatementGrower.Type(result)} {name}({(extension ? "this " : "")}{parameters}) $0", [Node.Block(body)]);
        growth.Members.Add(member);
        growth.Scope.Callees.Add(new Callee(name, result, [.. formals]) { Defaults = defaults, IsExtension = extension });
    }

    /// <summary>A local function that sees and assigns the variables around it.</summary>
    public Node LocalFunction()
    {
        string name = growth.Name("Local"), x = growth.Name("x");
        Sort result = Chance.Pick(Sort.Double, Sort.Statement);
        if (growth.Has(Feature.Recursion) && growth.Scope.Depth.Length == 0 && Chance.OneIn(2)) return growth.Functions.LocalRecursive(name, x, result);
        (int budget, int deeper) = (growth.Budget, growth.Scope.DeeperCalls);
        Node body = growth.Scope.InsideFunction(() =>
        {
            (growth.Scope.Returns, growth.Budget) = (result, Chance.Between(1, 4));
            growth.Scope.Variables.Add(new Variable(x, Sort.Double, IsAssignable: true));
            Node block = growth.Statements.Block(2);
            return result == Sort.Statement ? block : Node.Block(block, Node.Statement("return $0;", growth.Numbers.Grow(Sort.Double, 2)));
        });
        growth.Budget = budget;
        growth.Scope.Callees.Add(new Callee(name, result, [new Formal(x, Sort.Double, Passing.Value)]) { CallsRecursive = growth.Scope.DeeperCalls < deeper });
        return Node.Statement($"{StatementGrower.Type(result)} {name}(§D {x}) $0", body);
    }

    public Formal NewFormal()
    {
        Sort sort = Chance.Below(7) switch { 0 => Sort.Int, 1 when growth.Has(Feature.MixedPrecision) => Sort.Single, 2 when growth.Has(Feature.Structs) => Sort.Pair, _ => Sort.Double };
        bool references = growth.Has(Feature.ReferenceArguments);
        Passing passing = Chance.Below(7) switch
        {
            0 when references => Passing.Reference,
            1 when references => Passing.Out,
            2 when sort != Sort.Pair => Passing.In,
            3 or 4 when sort == Sort.Double => Passing.Memory,
            _ => Passing.Value,
        };
        return new Formal(growth.Name(passing == Passing.Memory ? "a" : "x"), sort, passing);
    }

    public void Bind(Formal formal)
    {
        bool canBeCaptured = formal.Passing == Passing.Value, isAssignable = formal.Passing is not (Passing.In or Passing.Depth);
        if (formal.Sort == Sort.Pair) growth.Structs.AddStruct(formal.Name, canBeCaptured);
        else if (formal.Passing == Passing.Memory) growth.Scope.Memories.Add(new Memory(formal.Name, formal.Sort, InputForm.Span, 1));
        else growth.Scope.Variables.Add(new Variable(formal.Name, formal.Sort, isAssignable) { CanBeCaptured = canBeCaptured });
    }

    public static string Declaration(Formal formal, bool isDefault)
    {
        string type = StatementGrower.Type(formal.Sort), start = isDefault ? " = " + (formal.Sort == Sort.Int ? "2" : "default") : "";
        return formal.Passing switch
        {
            Passing.Memory => $"Span<{type}> {formal.Name}",
            Passing.In => $"in {type} {formal.Name}",
            Passing.Reference => $"ref {type} {formal.Name}",
            Passing.Out => $"out {type} {formal.Name}",
            _ => $"{type} {formal.Name}{start}",
        };
    }

    /// <summary>What an `out` parameter is given first.</summary>
    public Node Start(Formal formal) => formal.Sort == Sort.Pair ? Node.Of(Sort.Pair, "default(Pair)") : growth.Expressions.Literal(formal.Sort);

    private bool Callable(Callee callee) => (!GoesDeeper(callee) || growth.Scope.DeeperCalls >= Weight()) && callee.Formals.All(f => f.Passing switch
    {
        Passing.Memory => Handed(f.Sort).Count > 0,
        Passing.Reference or Passing.Out when f.Sort == Sort.Pair => growth.Scope.Structs.Count > 0,
        Passing.Reference or Passing.Out => growth.Scope.Assignable(f.Sort).Count > 0,
        _ => true,
    });

    private bool GoesDeeper(Callee callee) => growth.Scope.Depth.Length > 0 && (callee.IsRecursive || callee.CallsRecursive);

    // What stands in a loop is called more often.
    private int Weight() => growth.Scope.Loops switch { 0 => 1, 1 => 2, _ => int.MaxValue };

    // What `ref` and `out` may stand before.
    private Node Reference(Formal formal)
    {
        string keyword = formal.Passing == Passing.Out ? "out" : "ref";
        if (formal.Sort == Sort.Pair) return Node.Fixed($"{keyword} {Chance.From(growth.Scope.Structs)}");
        IReadOnlyList<Memory> memories = growth.Scope.Writable(formal.Sort);
        if (!growth.Has(Feature.ElementReferences) || memories.Count == 0 || Chance.OneIn(2))
            return Node.Fixed($"{keyword} {Chance.From(growth.Scope.Assignable(formal.Sort)).Name}");
        Memory memory = Chance.From(memories);
        return Node.Fixed($"{keyword} {memory.Place}", growth.Integers.Index(memory, effects: false));
    }

    private Node Call(Sort sort, Callee callee, int depth, string end)
    {
        if (GoesDeeper(callee)) growth.Scope.DeeperCalls -= Weight();
        int given = callee.Formals.Length - (callee.Defaults > 0 ? Chance.Between(0, callee.Defaults) : 0);
        ImmutableArray<Node>.Builder parts = ImmutableArray.CreateBuilder<Node>();
        List<string> arguments = [];
        bool named = Chance.OneIn(4) && !callee.IsExtension;
        for (int i = 0; i < given; i++)
        {
            Formal formal = callee.Formals[i];
            string hole = $"${parts.Count}";
            string argument = formal.Passing switch
            {
                Passing.Memory => Chance.From(Handed(formal.Sort)).Span,
                _ => hole,
            };
            if (argument == hole) parts.Add(formal.Passing is Passing.Reference or Passing.Out ? Reference(formal) : Argument(formal, depth));
            arguments.Add(named ? $"{formal.Name}: {argument}" : argument);
        }

        if (callee.IsExtension && growth.Scope.Of(Sort.Double) is { Count: > 0 } receivers && Chance.OneIn(2))
        {
            string rest = string.Join(", ", arguments.Skip(1));
            return Node.Of(sort, $"{Chance.From(receivers).Name}.{callee.Call}({rest}){end}", parts.ToImmutable());
        }

        // Named arguments are evaluated as they are written.
        if (named && Chance.OneIn(2)) arguments.Reverse();
        return Node.Of(sort, $"{callee.Call}({string.Join(", ", arguments)}){end}", parts.ToImmutable());
    }

    // An element is passed `in` by reference, unless it is part of something.
    private Node Argument(Formal formal, int depth)
    {
        if (formal.Passing == Passing.Depth && growth.Scope.Depth.Length > 0) return Node.Fixed($"{growth.Scope.Depth} - {Chance.Between(1, 2)}");
        Node value = growth.Expressions.Of(formal.Sort, depth);
        if (formal.Passing == Passing.Depth) return Node.Fixed("($0) & 3", value);
        return formal.Passing == Passing.In && !growth.Has(Feature.ElementReferences) ? Node.Fixed("+$0", value) : value;
    }

    // Callees take it that there is an element.
    private IReadOnlyList<Memory> Handed(Sort sort) => [.. growth.Scope.WritableWhole(sort).Where(m => m.Length > 0)];
}
