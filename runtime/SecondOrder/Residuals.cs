using System;
using System.Runtime.ExceptionServices;
using AutoDiffGen.Distributed;
using AutoDiffGen.Kernels;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.LineSearch;

namespace AutoDiffGen.SecondOrder;

/// <summary>The residuals of a run and their Jacobian, at its point and at its trial. Of several processes each has some of them; norms, gradient and factors are those of all.</summary>
internal sealed class Residuals : ILine
{
    private readonly Run _run;
    private readonly IProcessGroup _group;
    private readonly SharedTriangle? _shared;
    private readonly ResidualBlocks? _blocks;
    private readonly SpanJacobian _jacobianOf;
    private readonly SpanMapping? _mapping;
    // What is summed over processes has one number more: how many of them failed. Before it the gradient has how many Jacobians are not finite.
    private readonly double[] _rotated, _norms, _gradient;
    private double[] _values, _trial, _jacobian, _trialJacobian;
    private ExceptionDispatchInfo? _failure;

    internal Residuals(Run run, IProcessGroup group, int count, SpanJacobian jacobian, SpanMapping? mapping)
    {
        (_run, _group, _jacobianOf, _mapping) = (run, group, jacobian, mapping);
        (_values, _trial, _rotated) = (new double[count], new double[count], new double[count]);
        (_norms, _gradient) = (new double[group.Size + 1], new double[run.Count + 2]);
        _jacobian = new double[checked(count * run.Count)];
        _trialJacobian = new double[_jacobian.Length];
        if (group.Size == 1)
        {
            Factors = new PivotedQr(count, run.Count);
            return;
        }

        Span<double> total = [count];
        group.SumInPlace(total);
        Support.Valid.AtLeast(1, (long)total[0], "residuals");
        _shared = new SharedTriangle(group, count, run.Count);
        Factors = new PivotedQr(run.Count, run.Count, (long)total[0]);
    }

    internal Residuals(Run run, IProcessGroup group, int total, ResidualBlocks blocks)
    {
        (_run, _group, _jacobianOf, _blocks) = (run, group, blocks.Evaluate, blocks);
        (_values, _trial, _rotated, _norms, _gradient) = (new double[blocks.Own], new double[blocks.Own], [], [], []);
        _jacobian = new double[checked(blocks.Own * run.Count)];
        _trialJacobian = new double[_jacobian.Length];
        Factors = new PivotedQr(run.Count, run.Count, total);
    }

    /// <summary>The factors of the Jacobian at the point.</summary>
    internal PivotedQr Factors { get; }

    public bool IsOver => _run.Limit() is not null;

    /// <summary>‖r‖ at the point.</summary>
    internal double Norm { get; private set; }

    /// <summary>‖r‖ at the trial.</summary>
    internal double TrialNorm { get; private set; }

    /// <summary>Evaluates the start.</summary>
    internal void Begin()
    {
        _run.Point.CopyTo(_run.Trial, 0);
        EvaluateTrial();
        _run.Exchange();
        Exchange();
        Complete();
    }

    /// <summary>Makes the trial the point.</summary>
    internal void Accept(double pointChange = double.NaN)
    {
        _run.Accept(pointChange);
        Exchange();
        Complete();
    }

    /// <summary>Goes back to the point before the last one. <see cref="Factor"/> has to be called again.</summary>
    internal void Undo()
    {
        _run.Exchange();
        Exchange();
    }

    /// <summary>Factors the Jacobian at the point and writes the run's gradient there. Returns the largest cosine.</summary>
    internal double Factor()
    {
        bool isFinite = _blocks is null ? Share() : ShareBlocks(_blocks);
        if (Norm == 0) return 0;
        double largest = 0;
        for (int j = 0; j < _run.Count; j++)
        {
            double length = Factors.ColumnNorms[j];
            if (length != 0) largest = Math.Max(largest, Math.Abs(_run.Gradient[j]) / (2 * length * Norm));
        }

        // A Jacobian that is not finite must not pass for a critical point.
        return isFinite ? largest : double.NaN;
    }

    private bool ShareBlocks(ResidualBlocks blocks)
    {
        blocks.Reduce(_jacobian, _values, _failure is not null);
        ThrowOf(blocks.Gradient[^1]);
        blocks.Gradient[.._run.Count].CopyTo(_run.Gradient);
        Factors.Factor(blocks.Matrix, blocks.RightSide);
        return blocks.Gradient[^2] == 0;
    }

    private bool Share()
    {
        Span<double> gradient = _gradient.AsSpan(0, _run.Count);
        gradient.Clear();
        for (int i = 0; i < _values.Length; i++) Vectors.Add(2 * _values[i], _jacobian.AsSpan(i * gradient.Length, gradient.Length), gradient);
        _gradient[^2] = FirstNonFinite.IndexIn<double>(_jacobian) < 0 ? 0 : 1;
        Sum(_gradient);
        gradient.CopyTo(_run.Gradient);
        _values.CopyTo(_rotated, 0);
        if (_shared is null)
        {
            Factors.Factor(_jacobian, _rotated);
        }
        else
        {
            _shared.Reduce(_jacobian, _rotated);
            Factors.Factor(_shared.Matrix, _shared.RightSide);
        }

        return _gradient[^2] == 0;
    }

    /// <summary>Evaluates the run's trial.</summary>
    internal void EvaluateTrial()
    {
        _run.Compare();
        try
        {
            if (_mapping is null) _jacobianOf(_run.Trial, _trial, _trialJacobian);
            else _mapping(_run.Trial, _trial);
        }
        catch (Exception e) when (_group.Size > 1)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        if (_mapping is null) _run.DerivativeEvaluations++;
        _run.Evaluations++;
        TrialNorm = _blocks is null ? SharedNorm() : NormOfBlocks(_blocks);
        _run.TrialValue = TrialNorm * TrialNorm;
    }

    private double NormOfBlocks(ResidualBlocks blocks)
    {
        double norm = blocks.Norm(_trial, _failure is not null, out double failures);
        ThrowOf(failures);
        return norm;
    }

    private double SharedNorm()
    {
        // Side by side, then their norm: squares could overflow.
        Array.Clear(_norms);
        _norms[_group.Rank] = EuclideanNorm.Of<double>(_trial);
        Sum(_norms);
        return _group.Size == 1 ? _norms[0] : EuclideanNorm.Of<double>(_norms.AsSpan(0, _group.Size));
    }

    public double At(double step, out double slope)
    {
        Vectors.Move(_run.Point, step, _run.Direction, _run.Trial);
        EvaluateTrial();
        Last = step;
        slope = double.NaN;
        return _run.TrialValue;
    }

    /// <summary>The step that the trial belongs to.</summary>
    internal double Last { get; private set; } = double.NaN;

    private void Exchange()
    {
        (_values, _trial) = (_trial, _values);
        (_jacobian, _trialJacobian) = (_trialJacobian, _jacobian);
        (Norm, TrialNorm) = (TrialNorm, Norm);
    }

    // Without residuals alone a trial's Jacobian came along.
    private void Complete()
    {
        if (_mapping is null) return;
        try
        {
            _jacobianOf(_run.Point, _values, _jacobian);
        }
        catch (Exception e) when (_group.Size > 1)
        {
            // The others learn of it with the next sum.
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        _run.Evaluations++;
        _run.DerivativeEvaluations++;
    }

    // Over the processes; the last number tells who failed.
    private void Sum(Span<double> values)
    {
        if (_group.Size == 1) return;
        values[^1] = _failure is null ? 0 : Failure.MarkOf(_group);
        _group.SumInPlace(values);
        ThrowOf(values[^1]);
    }

    private void ThrowOf(double failures)
    {
        _failure?.Throw();
        if (failures != 0) throw Failure.Elsewhere(_group, failures, "residuals");
    }
}
