using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Differentiation.Rules;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>Finds the second derivatives of a loss that is a sum of functions of a few components each: at the end of the regions that add them.</summary>
internal sealed class TermSites
{
    private readonly Sites _sites;
    private readonly Elements _elements;

    private TermSites(Setting setting, Func<Method, Method> tangential) => (_sites, _elements) = (new Sites(setting), new Elements(setting, tangential));

    private Setting Setting => _sites.Setting;

    /// <param name="method">The loss.</param>
    /// <param name="tangential">Makes the gradient of a method, for tangents of it.</param>
    /// <returns>Null where the loss is no such sum.</returns>
    public static Sites? Of(Method method, Func<Method, Method> tangential)
    {
        if (method.Functions.Count > 0 || method.ReturnType is null) return null;
        Setting setting = new(method);
        if (Terms.Of(method, setting.Nesting, setting.Activity) is not { } terms) return null;
        TermSites finding = new(setting, tangential);
        if (!terms.GroupBy(t => t.Region, ByReference<Region>.Instance).All(finding.Add)) return null;
        finding._sites.Names = finding._elements.Names;
        return finding._sites;
    }

    private bool Add(IGrouping<Region, Term> terms)
    {
        if (!terms.All(BringLinks)) return false;
        List<Site> sites = [];
        List<(List<Term> Terms, List<Slice> Slices)> groups = [];
        foreach ((Term term, Slice? slice) in terms.Select(t => (t, Slice.Of(t.Value, Setting, Choices.None))).OrderByDescending(t => t.Item2?.Leaves.Count))
        {
            if (slice is null) return false;
            if (slice.Open is null)
            {
                Join(term, slice, groups);
                continue;
            }

            if (!Choosing.Try(term.Value, Setting, (whole, choices) => _elements.OfTerms([term], [whole], choices), out Site? site)) return false;
            if (site is not null) sites.Add(site);
        }

        foreach ((List<Term> together, List<Slice> slices) in groups)
        {
            if (_elements.OfTerms(together, slices, Choices.None) is not { } element) return false;
            if (element.Entries.Count > 0) sites.Add(new ElementSite(element));
        }

        if (sites.Count > 0) _sites.AddAtEnd(terms.Key, sites);
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
        _sites.MoveBefore(op, place);
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
}
