namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for where a property is init-only; netstandard2.0 has none.</summary>
/// <remarks>The package of that name adds a file that a rebuild deletes before it is compiled.</remarks>
internal static class IsExternalInit;
