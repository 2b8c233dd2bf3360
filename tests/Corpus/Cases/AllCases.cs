using System.Collections.Generic;

namespace AutoDiffGen.Corpus;

/// <summary>Every loss of the corpus.</summary>
internal static class AllCases
{
    public static IReadOnlyList<CorpusCase> List { get; } =
    [
        .. RegressionCases.List,
        .. NetworkCases.List,
        .. GraphExampleCases.List,
        .. IterationCases.List,
        .. LoopFormCases.List,
        .. SampleDataCases.List,
        .. RecurrenceCases.List,
        .. CheckpointCases.List,
        .. ControlFlowCases.List,
        .. ArrayCases.List,
        .. SliceCases.List,
        .. MemoryCases.List,
        .. IndexingCases.List,
        .. LinearAlgebraCases.List,
        .. TensorCases.List,
        .. SpanCases.List,
        .. ProbabilityCases.List,
        .. SimulationCases.List,
        .. FunctionCases.List,
        .. ModelCases.List,
        .. FloatCases.List,
        .. VectorCases.List,
        .. TestProblemCases.List,
        .. NamingCases.List,
        .. FoundCases.List,
        .. HuntedCases.List,
        .. QueryCases.List,
        .. SeparableCases.List,
        .. FixedPointCases.List,
        .. GuardCases.List,
        .. ObjectCases.List,
        .. MissingArrayCases.List,
        .. HeldArrayCases.List,
        .. EnumeratedCases.List,
        .. ReassignedCases.List,
        .. GivenByHandCases.List,
        .. LanguageCases.List,
        .. StructCases.List,
        .. GridCases.List,
        .. JaggedCases.List,
        .. ReferenceCases.List,
        .. IntegerCases.List,
        .. MatchCases.List,
        .. GenericCases.List,
        .. RecursionCases.List,
    ];
}
