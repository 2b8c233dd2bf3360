using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>Semantic models that do not analyze nullability, which costs more than all else that binding a body does.</summary>
/// <remarks>Lowering never asks whether a reference may be null; the compiler's own model warns of it as always.</remarks>
internal static class SemanticModels
{
    private static bool _hasOption = true;

    public static SemanticModel Of(Compilation compilation, SyntaxTree tree)
    {
        if (_hasOption)
        {
            try
            {
                return WithoutNullability(compilation, tree);
            }
            catch (MissingMemberException)
            {
                // The option is experimental: a later compiler may have it under another name.
                _hasOption = false;
            }
            catch (TypeLoadException)
            {
                _hasOption = false;
            }
        }

        return compilation.GetSemanticModel(tree);
    }

    // A method of its own, since what is missing is missed when the method that uses it is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SemanticModel WithoutNullability(Compilation compilation, SyntaxTree tree)
    {
#pragma warning disable RSEXPERIMENTAL001
        return compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
    }
}
