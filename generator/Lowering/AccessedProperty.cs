using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>A property or indexer whose receiver and indices are evaluated, to be read and written by its accessors.</summary>
/// <param name="Operation">Where it is written.</param>
/// <param name="Receiver">Its object.</param>
/// <param name="Arguments">Its indices, by parameter.</param>
internal sealed record AccessedProperty(IPropertyReferenceOperation Operation, Receiver Receiver, IReadOnlyList<(IParameterSymbol Parameter, Datum Value)> Arguments);
