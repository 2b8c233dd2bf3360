using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>The loss as a sum of functions of a few components each: where they are, and their second derivatives.</summary>
internal sealed class Sites
{
    /// <summary>Sides of branches, one inside the other, that are looked at apart.</summary>
    private const int MostChoices = 3;

    private readonly Dictionary<Region, List<Site>> _found = new(ByReference<Region>.Instance);
    private readonly Dictionary<Op, Op> _early = new(ByReference<Op>.Instance);
    private readonly Elements _elements;

    private Sites(Setting setting, Func<Method, Method> tangential) => (Setting, _elements) = (setting, new Elements(setting, tangential));

    public Setting Setting { get; }

    /// <summary>The method's names, and those of all elements.</summary>
    public EquatableArray<string> Names => _elements.Names;

    /// <summary>Whether the op moves to an earlier place.</summary>
    public bool IsEarly(Op op) => _early.ContainsKey(op);

    /// <summary>What elements inside the op need, and stood behind it.</summary>
    public IEnumerable<Op> Before(Op op) => _early.Where(e => ReferenceEquals(e.Value, op)).Select(e => e.Key).OrderBy(Setting.Nesting.Order);

    /// <summary>Everything that is to be computed.</summary>
    public IEnumerable<Element> Elements => _found.Values.SelectMany(sites => sites).SelectMany(Inside);

    public IReadOnlyList<Site> At(Region region) => _found.TryGetValue(region, out List<Site>? sites) ? sites : [];

    /// <summary>The branches that are run again.</summary>
    public IEnumerable<ChoiceSite> Choices => _found.Values.SelectMany(sites => sites).SelectMany(Chosen);

    /// <summary>Whether the region, or one inside it, has any.</summary>
    public bool AnyIn(Region region) => At(region).Count > 0 || region.Ops.Any(AnyIn);

    /// <summary>Whether a region inside the op has any.</summary>
    public bool AnyIn(Op op) => OpShape.Regions(op).Any(AnyIn);

    /// <summary>The regions that have any.</summary>
    public IEnumerable<Region> Regions => _found.Keys;

    /// <param name="method">The loss.</param>
    /// <param name="tangential">Makes the gradient of a method, for tangents of it.</param>
    /// <returns>Null where the loss is no such sum.</returns>
    public static Sites? Of(Method method, Func<Method, Method> tangential)
    {
        if (method.Functions.Count > 0 || method.ReturnType is null) return null;
        Setting setting = new(method);
        if (Terms.Of(method, setting.Nesting, setting.Activity) is not { } terms) return null;
        Sites sites = new(setting, tangential);
        return terms.GroupBy(t => t.Region, ByReference<Region>.Instance).All(sites.Add) ? sites : null;
    }

    private bool Add(IGrouping<Region, Term> terms)
    {
        if (!terms.All(BringLinks)) return false;
        List<Site> sites = [];
        List<(List<Term> Terms, List<Slice> Slices)> groups = [];
        foreach ((Term term, Slice? slice) in terms.Select(t => (t, Slice.Of(t.Value, Setting, Separable.Choices.None))).OrderByDescending(t => t.Item2?.Leaves.Count))
        {
            if (slice is null) return false;
            if (slice.Open is null)
            {
                Join(term, slice, groups);
                continue;
            }

            if (!Choose(term, Separable.Choices.None, out Site? site)) return false;
            if (site is not null) sites.Add(site);
        }

        foreach ((List<Term> together, List<Slice> slices) in groups)
        {
            if (_elements.Of(together, slices, Separable.Choices.None) is not { } element) return false;
            if (element.Seconds.Count > 0) sites.Add(new ElementSite(element));
        }

        if (sites.Count > 0) _found[terms.Key] = sites;
        return true;
    }

    // What depends on some of the components that another term depends on has no second derivative that this has not.
    private static void Join(Term term, Slice slice, List<(List<Term> Terms, List<Slice> Slices)> groups)
    {
        HashSet<Value> leaves = [.. slice.Leaves.Select(l => l.Value)];
        foreach ((List<Term> terms, List<Slice> slices) in groups)
        {
            if (!leaves.IsSubsetOf(slices[0].Leaves.Select(l => l.Value))) continue;
            terms.Add(term);
            slices.Add(slice);
            return;
        }

        groups.Add(([term], [slice]));
    }

    private bool Choose(Term term, Choices choices, out Site? site)
    {
        site = null;
        if (!Setting.Activity.IsActive(choices.Resolve(term.Value))) return true;
        if (choices.Count > MostChoices || Slice.Of(term.Value, Setting, choices) is not { } slice) return false;
        if (slice.Open is { } branch)
        {
            if (!Setting.MayRepeat(branch)) return false;
            if (!Choose(term, choices.With(branch, branch.Then), out Site? then) || !Choose(term, choices.With(branch, branch.Else), out Site? otherwise)) return false;
            if (then is not null || otherwise is not null) site = new ChoiceSite(branch, then, otherwise);
            return true;
        }

        if (_elements.Of([term], [slice], choices) is not { } element) return false;
        if (element.Seconds.Count > 0) site = new ElementSite(element);
        return true;
    }

    private bool BringLinks(Term term)
    {
        for (Link? link = term.Links; link is not null; link = link.After)
            if (!link.Op.Used.Where(v => v != link.Moving).All(v => Bring(v, term.Region))) return false;
        return true;
    }

    /// <summary>Sees to it that a value is there at the end of a region: pure ops behind the loop or branch that the region is in can stand before it.</summary>
    private bool Bring(Value value, Region region) =>
        Setting.Nesting.IsInScope(value, region) || Setting.Nesting.Path(region).Any(at => ReferenceEquals(at.Region, Setting.Nesting.Home(value)) && MoveBefore(value, at.Inside!, at.Region));

    private bool MoveBefore(Value value, Op place, Region region)
    {
        Nesting nesting = Setting.Nesting;
        if (nesting.IsInScope(value, region) && (nesting.Definition(value) is not { } known || !ReferenceEquals(nesting.Home(value), region) || nesting.Order(known) < nesting.Order(place))) return true;
        if (nesting.Definition(value) is not PureOp op || !ReferenceEquals(nesting.Home(value), region) || !CanStandFirst(op) || !op.Used.All(v => MoveBefore(v, place, region))) return false;
        if (!_early.TryGetValue(op, out Op before) || nesting.Order(place) < nesting.Order(before)) _early[op] = place;
        return true;
    }

    // It must not throw before its turn, nor read what may be another thing by then.
    private bool CanStandFirst(PureOp op) => op switch
    {
        View or Row or External or GridIndex => false,
        Length length => length.AllowsNull || Setting.Method.Parameters.Any(p => p.Value == length.Array && !p.ArrivesNull),
        Call call => !RuleTable.MayThrow(call),
        Binary { Kind: BinaryKind.Divide or BinaryKind.Remainder } division => division.Result.Type.IsFloat,
        _ => true,
    };

    private static IEnumerable<ChoiceSite> Chosen(Site? site) => site is ChoiceSite choice ? Chosen(choice.Then).Concat(Chosen(choice.Else)).Append(choice) : [];

    private static IEnumerable<Element> Inside(Site? site) => site switch
    {
        ElementSite only => [only.Element],
        ChoiceSite choice => Inside(choice.Then).Concat(Inside(choice.Else)),
        _ => [],
    };
}
