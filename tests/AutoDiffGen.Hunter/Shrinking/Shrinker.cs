using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Hunter.Programs;
using AutoDiffGen.Hunter.Running;

namespace AutoDiffGen.Hunter.Shrinking;

/// <summary>Makes a failing program smaller as long as it fails in the same way.</summary>
internal sealed class Shrinker(IMutation mutation)
{
    private const int Together = 24;
    private const int MostPrograms = 6000;

    public Verdict Shrink(Verdict failing)
    {
        string kind = failing.Failure!.Kind;
        int tried = 0;
        for (bool smaller = true; smaller && tried < MostPrograms;)
        {
            smaller = false;
            foreach (LossProgram[] candidates in Reductions.Of(failing.Program).Chunk(Together))
            {
                tried += candidates.Length;
                if (Smallest(candidates, kind) is not { } found) continue;
                failing = found;
                smaller = true;
                break;
            }
        }

        return failing;
    }

    private Verdict? Smallest(IReadOnlyList<LossProgram> candidates, string kind) =>
        Batch.Run(candidates, mutation).Where(v => v.Invalid is null && v.Failure?.Kind == kind).MinBy(v => v.Program.Body.Count + v.Program.Members.Sum(m => m.Count));
}
