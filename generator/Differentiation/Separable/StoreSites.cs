using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>Finds the first derivatives of a method that stores functions of a few components each to its outputs: behind the stores.</summary>
internal static class StoreSites
{
    /// <param name="method">The method.</param>
    /// <param name="adjoint">Makes the gradient of a method.</param>
    /// <returns>Null where it is no such method.</returns>
    public static Sites? Of(Method method, Func<Method, Method> adjoint)
    {
        if (method.Functions.Count > 0 || method.ReturnType is not null || method.Outputs.Any(o => o.IsYielded)) return null;
        Setting setting = new(method);
        HashSet<Value> outputs = [.. method.Outputs.Select(o => o.Value)];
        HashSet<Value> used = [.. method.Ops.SelectMany(op => op.Used), .. method.Ops.SelectMany(op => OpShape.Regions(op)).SelectMany(r => r.Yields)];
        Sites sites = new(setting);
        Elements elements = new(setting, adjoint);
        DistinctStores distinct = new(setting);
        foreach (Op op in method.Ops)
        {
            if (op is If or Loop) continue;
            if (op is Store store && outputs.Contains(setting.Roots.Of(store.Array)))
            {
                if (!Choosing.Try(store.Item, setting, (slice, choices) => elements.OfStore(store, slice, choices), out Site? site)) return null;
                // Also where a side of a branch stores a constant.
                List<Site> found = distinct.IsFirst(store) ? [] : [new ElementSite(new Element([], [], [], store) { Overwrites = true })];
                if (site is not null) found.Add(site);
                sites.AddBehind(store, found);
            }
            // What an output holds is not differentiated on its way. Of an element that is only looked for nothing is read.
            else if (!(op is Load load && !used.Contains(load.Result)) && setting.Roots.WrittenBy(op).Concat(setting.Roots.ReadBy(op)).Any(outputs.Contains)) return null;
        }

        sites.Names = elements.Names;
        return sites;
    }
}
