using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Passes;

/// <summary>Gives each iteration its own scratch memory, where it never sees what an earlier one left there.</summary>
/// <remarks>
/// Before:  h = new f64[n];  for i { for j { h[j] = … }  for j { … h[j] … } }
/// After:   for i { h = new f64[n];  for j { h[j] = … }  for j { … h[j] … } }
/// People make scratch outside the loop; that it carries nothing from one iteration to the next is what lets the loop's
/// forward and reverse fuse. (The memory itself is still made once, but set to 0 in each iteration of the reverse: so only where an iteration goes through it, or where it is
/// short.)
/// </remarks>
internal sealed class PrivateScratch : IPass
{
    // As many elements are set to 0 in no time.
    private const long Short = 64;

    public string Name => "private-scratch";

    public Method Run(Method method) => new Mover(method).Run();

    private sealed class Mover(Method method)
    {
        private readonly Dictionary<Value, long> _constants = method.Ops.OfType<Const>().ToDictionary(c => c.Result, c => c.Bits);
        private readonly DroppedChecks _checks = new(method);

        public Method Run()
        {
            Method moved = method.WithBodies(Move);
            return moved with { Names = _checks.Names };
        }

        private Region Move(Region region)
        {
            List<Op> ops = [.. region.Ops];
            for (int i = ops.Count - 1; i >= 0; i--)
            {
                if (ops[i] is New fresh && Owner(fresh, ops, region.Yields) is var (loop, aliases))
                {
                    HashSet<Op> moved = new(aliases, ByReference<Op>.Instance);
                    int at = ops.FindIndex(o => ReferenceEquals(o, loop));
                    ops[at] = Into(loop, fresh, aliases);
                    // The loop may never run, and what it makes then does not fail.
                    IReadOnlyList<Op> count = _checks.Of(fresh.Count, ops.Take(i));
                    ops = [.. ops.SelectMany(op => ReferenceEquals(op, fresh) ? count : moved.Contains(op) ? _checks.Of((View)op) : [op])];
                }
            }

            for (int i = 0; i < ops.Count; i++)
            {
                EquatableArray<Region> regions = OpShape.Regions(ops[i]);
                if (regions.Count > 0) ops[i] = OpShape.WithRegions(ops[i], [.. regions.Select(Move)]);
            }

            return region with { Ops = ops.ToEquatable() };
        }

        /// <summary>The only op that uses the array, if it is a loop that treats it as scratch; with the slices made before it.</summary>
        private (Loop Loop, List<View> Aliases)? Owner(New fresh, List<Op> ops, EquatableArray<Value> yields)
        {
            HashSet<Value> names = [fresh.Result];
            List<View> aliases = [];
            Loop? owner = null;
            foreach (Op op in ops)
            {
                if (ReferenceEquals(op, fresh) || !OpShape.FreeValues(op).Overlaps(names)) continue;
                if (op is View alias && owner is null)
                {
                    aliases.Add(alias);
                    names.Add(alias.Result);
                }
                else if (op is Loop loop && owner is null)
                {
                    owner = loop;
                }
                else
                {
                    return null;
                }
            }

            if (owner is null || yields.Any(names.Contains)) return null;

            // The condition runs before the body, and in the first iteration before anything is written.
            if (owner is While open && OpShape.FreeValues(open.Condition).Overlaps(names)) return null;
            if (!(_constants.TryGetValue(fresh.Count, out long count) && count <= Short) && !GoesThrough(Activity.Body(owner).Body, names)) return null;
            return PrivateMemory.IsWrittenFirst(fresh, aliases, Activity.Body(owner).Body, _constants) ? (owner, aliases) : null;
        }

        private static bool GoesThrough(Region body, HashSet<Value> memory) =>
            body.Ops.Any(op => op switch
            {
                Load or Store or Accumulate or Length => false,
                If branch => GoesThrough(branch.Then, memory) || GoesThrough(branch.Else, memory),
                View part => OpShape.FreeValues(op).Overlaps(memory) && GoesThrough(body, [.. memory.Append(part.Result)], part),
                _ => OpShape.FreeValues(op).Overlaps(memory),
            });

        private static bool GoesThrough(Region body, HashSet<Value> memory, View after) => GoesThrough(body with { Ops = body.Ops.SkipWhile(op => op != after).Skip(1).ToEquatable() }, memory);

        private static Op Into(Loop loop, New fresh, List<View> aliases)
        {
            Region Longer(Region body) => body with { Ops = ((IEnumerable<Op>)[fresh with { Zeroed = false }, .. aliases, .. body.Ops]).ToEquatable() };
            return loop switch
            {
                For counted => counted with { Body = Longer(counted.Body) },
                While open => open with { Body = Longer(open.Body) },
                _ => loop,
            };
        }
    }
}
