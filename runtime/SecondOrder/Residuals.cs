using System;
using AutoDiffGen.Kernels;
using AutoDiffGen.LinearAlgebra;
using AutoDiffGen.LineSearch;

namespace AutoDiffGen.SecondOrder;

/// <summary>The residuals of a run and their Jacobian, at its point and at its trial.</summary>
internal sealed class Residuals : ILine
{
    private readonly Run _run;
    private readonly SpanJacobian _jacobianOf;
    private readonly SpanMapping? _mapping;
    private readonly double[] _rotated;
    private double[] _values, _trial, _jacobian, _trialJacobian;

    internal Residuals(Run run, int count, SpanJacobian jacobian, SpanMapping? mapping)
    {
        (_run, _jacobianOf, _mapping) = (run, jacobian, mapping);
        (_values, _trial, _rotated) = (new double[count], new double[count], new double[count]);
        _jacobian = new double[checked(count * run.Count)];
        _trialJacobian = new double[_jacobian.Length];
        Factors = new PivotedQr(count, run.Count);
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
        Span<double> gradient = _run.Gradient;
        gradient.Clear();
        for (int i = 0; i < _values.Length; i++) Vectors.Add(2 * _values[i], _jacobian.AsSpan(i * gradient.Length, gradient.Length), gradient);
        _values.CopyTo(_rotated, 0);
        Factors.Factor(_jacobian, _rotated);
        if (Norm == 0) return 0;
        double largest = 0;
        for (int j = 0; j < gradient.Length; j++)
        {
            double length = Factors.ColumnNorms[j];
            if (length != 0) largest = Math.Max(largest, Math.Abs(gradient[j]) / (2 * length * Norm));
        }

        // A Jacobian that is not finite must not pass for a critical point.
        return FirstNonFinite.IndexIn<double>(_jacobian) < 0 ? largest : double.NaN;
    }

    /// <summary>Evaluates the run's trial.</summary>
    internal void EvaluateTrial()
    {
        if (_mapping is null)
        {
            _jacobianOf(_run.Trial, _trial, _trialJacobian);
            _run.DerivativeEvaluations++;
        }
        else
        {
            _mapping(_run.Trial, _trial);
        }

        _run.Evaluations++;
        TrialNorm = EuclideanNorm.Of<double>(_trial);
        _run.TrialValue = TrialNorm * TrialNorm;
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
        _jacobianOf(_run.Point, _values, _jacobian);
        _run.Evaluations++;
        _run.DerivativeEvaluations++;
    }
}
