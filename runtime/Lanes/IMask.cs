using System.ComponentModel;

namespace AutoDiffGen.CompilerServices;

/// <summary>A truth value for each of several samples: what comparing their numbers gives.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMask<TSelf>
    where TSelf : struct, IMask<TSelf>
{
    /// <summary>The same for all samples.</summary>
    static abstract implicit operator TSelf(bool value);

    /// <summary>Where both hold.</summary>
    static abstract TSelf operator &(TSelf left, TSelf right);

    /// <summary>Where one holds.</summary>
    static abstract TSelf operator |(TSelf left, TSelf right);

    /// <summary>Where one alone holds.</summary>
    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>Where it does not hold.</summary>
    static abstract TSelf operator !(TSelf value);

    /// <summary>Whether it holds for any sample that is not done.</summary>
    static abstract bool Any(TSelf value, int done);

    /// <summary>In each sample one of two truth values.</summary>
    static abstract TSelf Select(TSelf condition, TSelf whenTrue, TSelf whenFalse);
}
