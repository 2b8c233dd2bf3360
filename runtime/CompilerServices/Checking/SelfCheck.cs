using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Numerics;

namespace AutoDiffGen.CompilerServices;

/// <summary>Compares the derivatives of a method, all that there are, at one point. Generated members fill it in.</summary>
/// <remarks>
/// The calls go over what <see cref="Memory{T}"/> and its siblings return: each finds fresh copies there of what the caller handed over, and
/// leaves its results there.
/// </remarks>
/// <param name="method">The method's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SelfCheck(string method)
{
    private readonly List<Checked> _parameters = [], _inputs = [], _outputs = [];

    /// <summary>Whether something in the method is a constant to its derivatives alone, so that they are not those of differences.</summary>
    public bool HasStops { get; set; }

    /// <summary>Whether the method computes in float what its derivatives depend on: differences of it tell no more digits apart.</summary>
    public bool RoundsToFloat { get; set; }

    /// <summary>Calls the method.</summary>
    public Action? Value { get; set; }

    /// <summary>Calls its gradient.</summary>
    public Action? Gradient { get; set; }

    /// <summary>Calls its pullback.</summary>
    public Action? Pullback { get; set; }

    /// <summary>Calls its pushforward.</summary>
    public Action? Pushforward { get; set; }

    /// <summary>Calls its Hessian-vector product.</summary>
    public Action? HessianVectorProduct { get; set; }

    /// <summary>Calls its Hessian.</summary>
    public Action? Hessian { get; set; }

    /// <summary>Calls its Jacobian.</summary>
    public Action? Jacobian { get; set; }

    /// <summary>Calls what tells the pattern of its Hessian.</summary>
    public Func<SparsityPattern>? HessianSparsity { get; set; }

    /// <summary>Calls its Hessian by that.</summary>
    public Action<SparsityPattern>? SparseHessian { get; set; }

    /// <summary>Calls what tells the pattern of its Jacobian.</summary>
    public Func<SparsityPattern>? JacobianSparsity { get; set; }

    /// <summary>Calls its Jacobian by that.</summary>
    public Action<SparsityPattern>? SparseJacobian { get; set; }

    internal string Method => method;

    internal IReadOnlyList<Checked> Parameters => _parameters;

    internal IReadOnlyList<Checked> Inputs => _inputs;

    internal IReadOnlyList<Checked> Outputs => _outputs;

    internal IReader? Read { get; private set; }

    internal interface IReader
    {
        void Reset(int elements);

        double[] Numbers();
    }

    /// <summary>A number or a struct.</summary>
    public Checked<T, T> Variable<T>(T given) => Added(new Checked<T, T>(new CheckedVariable<T>(), given));

    /// <summary>An array.</summary>
    public CheckedMemory<T> Array<T>(T[]? given) => Added(new CheckedMemory<T>(given));

    /// <summary>A span.</summary>
    public CheckedMemory<T> Memory<T>(ReadOnlySpan<T> given) => Added(new CheckedMemory<T>(given.ToArray()));

    /// <summary>A matrix.</summary>
    public Checked<T[,], T> Grid<T>(T[,]? given) => Added(new Checked<T[,], T>(new CheckedGrid<T>(), given!));

    /// <summary>A matrix of three dimensions.</summary>
    public Checked<T[,,], T> Grid<T>(T[,,]? given) => Added(new Checked<T[,,], T>(new CheckedBlock<T>(), given!));

    /// <summary>Rows.</summary>
    public Checked<T[][], T> Rows<T>(T[][]? given) => Added(new Checked<T[][], T>(new CheckedRows<T>(), given!));

    /// <summary>The returned value.</summary>
    public Checked<T, T> Returned<T>() where T : INumberBase<T>
    {
        Checked<T, T> returned = Variable(T.Zero);
        Output("", returned);
        return returned;
    }

    /// <summary>Where a Hessian or Jacobian goes.</summary>
    public CheckedMatrix<T> Matrix<T>() where T : INumberBase<T>
    {
        CheckedMatrix<T> matrix = new();
        Read = matrix;
        return matrix;
    }

    /// <summary>There are derivatives by this parameter.</summary>
    public void Wrt<TWhole, T>(string name, Checked<TWhole, T> parameter) where T : INumberBase<T> => Input(name, parameter, new CheckedNumber<T>());

    /// <summary>There are derivatives by these members of this parameter, or of its elements.</summary>
    public void Wrt<TWhole, T>(string name, Checked<TWhole, T> parameter, string[] members, Func<T, double[]> read, CheckedWriter<T> write) =>
        Input(name, parameter, new CheckedStruct<T>(members, read, write));

    /// <summary>There are derivatives of what the method leaves in this parameter.</summary>
    public void Output<TWhole, T>(string name, Checked<TWhole, T> parameter) where T : INumberBase<T> => Output(name, parameter, new CheckedNumber<T>());

    /// <summary>There are derivatives of what the method leaves in these members of this parameter, or of its elements.</summary>
    public void Output<TWhole, T>(string name, Checked<TWhole, T> parameter, string[] members, Func<T, double[]> read, CheckedWriter<T> write) =>
        Output(name, parameter, new CheckedStruct<T>(members, read, write));

    /// <summary>Compares.</summary>
    public GradientReport Report() => new SelfComparison(this).Report();

    private T Added<T>(T parameter) where T : Checked
    {
        _parameters.Add(parameter);
        return parameter;
    }

    private void Input<TWhole, T>(string name, Checked<TWhole, T> parameter, CheckedElement<T> element)
    {
        parameter.Bear(name, element);
        _inputs.Add(parameter);
    }

    private void Output<TWhole, T>(string name, Checked<TWhole, T> parameter, CheckedElement<T> element)
    {
        parameter.Bear(name, element);
        _outputs.Add(parameter);
    }
}

/// <summary>Where a Hessian or Jacobian goes.</summary>
/// <typeparam name="T">The type of its elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CheckedMatrix<T> : SelfCheck.IReader where T : INumberBase<T>
{
    private T[] _elements = [];

    internal CheckedMatrix()
    {
    }

    /// <summary>The elements, row by row.</summary>
    public Span<T> Elements => _elements;

    // What is not overwritten shows.
    void SelfCheck.IReader.Reset(int elements)
    {
        _elements = new T[elements];
        System.Array.Fill(_elements, T.CreateTruncating(double.NaN));
    }

    double[] SelfCheck.IReader.Numbers() => System.Array.ConvertAll(_elements, double.CreateTruncating);
}
