using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>Where elements of a derivative are computed: at the end of regions, or behind ops.</summary>
/// <param name="setting">What is known of the method.</param>
internal sealed class Sites(Setting setting)
{
    private readonly Dictionary<Region, List<Site>> _atEnds = new(ByReference<Region>.Instance);
    private readonly Dictionary<Op, List<Site>> _behind = new(ByReference<Op>.Instance);
    private readonly Dictionary<Op, Op> _early = new(ByReference<Op>.Instance);

    public Setting Setting => setting;

    /// <summary>The method's names, and those of all elements.</summary>
    public EquatableArray<string> Names { get; set; } = setting.Method.Names;

    /// <summary>Everything that is computed.</summary>
    public IEnumerable<Element> Elements => All.SelectMany(Inside);

    /// <summary>The regions that have any, themselves.</summary>
    public IEnumerable<Region> Regions => _atEnds.Keys.Concat(_behind.Keys.Select(setting.Nesting.RegionOf));

    private IEnumerable<Site> All => _atEnds.Values.Concat(_behind.Values).SelectMany(sites => sites);

    public void AddAtEnd(Region region, List<Site> sites) => _atEnds[region] = sites;

    public void AddBehind(Op op, List<Site> sites) => _behind[op] = sites;

    public IReadOnlyList<Site> AtEnd(Region region) => _atEnds.TryGetValue(region, out List<Site>? sites) ? sites : [];

    public IReadOnlyList<Site> Behind(Op op) => _behind.TryGetValue(op, out List<Site>? sites) ? sites : [];

    /// <summary>Whether the region, or one inside it, has any.</summary>
    public bool AnyIn(Region region) => AtEnd(region).Count > 0 || region.Ops.Any(op => Behind(op).Count > 0 || AnyIn(op));

    /// <summary>Whether a region inside the op has any.</summary>
    public bool AnyIn(Op op) => OpShape.Regions(op).Any(AnyIn);

    /// <summary>Whether the op moves to an earlier place.</summary>
    public bool IsEarly(Op op) => _early.ContainsKey(op);

    /// <summary>What elements inside the op need, and stood behind it.</summary>
    public IEnumerable<Op> Before(Op op) => _early.Where(e => ReferenceEquals(e.Value, op)).Select(e => e.Key).OrderBy(Setting.Nesting.Order);

    /// <summary>Has an op stand before another one, or still earlier.</summary>
    public void MoveBefore(Op op, Op place)
    {
        if (!_early.TryGetValue(op, out Op before) || Setting.Nesting.Order(place) < Setting.Nesting.Order(before)) _early[op] = place;
    }

    private static IEnumerable<Element> Inside(Site? site) => site switch
    {
        ElementSite only => [only.Element],
        ChoiceSite choice => Inside(choice.Then).Concat(Inside(choice.Else)),
        _ => [],
    };
}
