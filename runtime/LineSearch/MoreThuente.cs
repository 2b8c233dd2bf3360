using System;

namespace AutoDiffGen.LineSearch;

/// <summary>The interval of Moré and Thuente's search: where a good step must be, and the next one to try.</summary>
/// <remarks>Moré and Thuente 1994, sections 3 and 4, with the constants of MINPACK-2's dcsrch and dcstep.</remarks>
internal struct MoreThuente
{
    private const double ExtrapolateLower = 1.1, ExtrapolateUpper = 4, Shrinks = 0.66;
    // Steps nearer to each other than this, in parts of themselves, are the same step.
    private const double LeastWidth = 1e-15;

    private readonly double _value, _promised;
    private readonly double _max;
    // The shortest step that had no finite value.
    private double _barrier = double.PositiveInfinity;
    // The best end of the interval, and the other one: step, value, slope.
    private double _x, _atX, _slopeX, _y, _atY, _slopeY;
    private double _lower, _upper, _width, _widthBefore;
    private bool _isBracketed, _isFirstStage;

    internal MoreThuente(double value, double slope, double promised, double first, double max)
    {
        (_value, _promised, _max) = (value, promised, max);
        (_atX, _slopeX, _atY, _slopeY) = (value, slope, value, slope);
        (_width, _widthBefore) = (max, 2 * max);
        _isFirstStage = true;
        Step = first;
        _upper = Step + (ExtrapolateUpper * Step);
    }

    /// <summary>The step to try.</summary>
    internal double Step { get; private set; }

    /// <summary>Whether the loss still falls at the largest step.</summary>
    internal bool IsAtMax { get; private set; }

    /// <summary>Where the value at <see cref="Step"/> is not finite: half way back to the best step. No later one is as long.</summary>
    internal bool Retreat()
    {
        double half = _x + ((Step - _x) / 2);
        if (half == _x || half == Step) return false;
        if (Step > _x) _barrier = Math.Min(_barrier, Step);
        Step = half;
        return true;
    }

    /// <summary>Takes in the value and slope at <see cref="Step"/> and moves it; false where rounding leaves no further step.</summary>
    internal bool Next(double at, double slope)
    {
        double bound = _value + (Step * _promised);
        if (_isFirstStage && at <= bound && slope >= 0) _isFirstStage = false;

        // A step with a lower value that does not fall enough: look at the loss less what it was promised to fall.
        if (_isFirstStage && at <= _atX && at > bound)
        {
            double atX = _atX - (_x * _promised), atY = _atY - (_y * _promised), slopeX = _slopeX - _promised, slopeY = _slopeY - _promised;
            Advance(ref atX, ref slopeX, ref atY, ref slopeY, at - (Step * _promised), slope - _promised);
            (_atX, _atY, _slopeX, _slopeY) = (atX + (_x * _promised), atY + (_y * _promised), slopeX + _promised, slopeY + _promised);
        }
        else
        {
            Advance(ref _atX, ref _slopeX, ref _atY, ref _slopeY, at, slope);
        }

        if (_isBracketed)
        {
            if (Math.Abs(_y - _x) >= Shrinks * _widthBefore) Step = _x + ((_y - _x) / 2);
            (_widthBefore, _width) = (_width, Math.Abs(_y - _x));
            (_lower, _upper) = (Math.Min(_x, _y), Math.Max(_x, _y));
        }
        else
        {
            (_lower, _upper) = (Step + (ExtrapolateLower * (Step - _x)), Step + (ExtrapolateUpper * (Step - _x)));
        }

        if (!_isBracketed && Step >= _barrier)
        {
            Step = _x + ((_barrier - _x) / 2);
            return Step > _x && Step < _barrier;
        }

        if (!_isBracketed && Step >= _max)
        {
            // Already there, and no farther.
            IsAtMax = _x == _max;
            Step = _max;
            return !IsAtMax;
        }

        Step = Math.Min(Step, _max);
        return !_isBracketed || (Step > _lower && Step < _upper && _upper - _lower > LeastWidth * _upper);
    }

    // dcstep: a step between, or beyond, by the cubic through two values and slopes, or the secant of the slopes.
    private void Advance(ref double atX, ref double slopeX, ref double atY, ref double slopeY, double at, double slope)
    {
        double step = Step, next;
        bool turns = slope * Math.Sign(slopeX) < 0;
        if (at > atX)
        {
            // Higher: a minimum lies between. Nearer to x, the cubic's step; else between both.
            double cubic = Cubic(_x, atX, slopeX, step, at, slope);
            double parabola = _x + (slopeX / (((atX - at) / (step - _x)) + slopeX) / 2 * (step - _x));
            next = Math.Abs(cubic - _x) < Math.Abs(parabola - _x) ? cubic : cubic + ((parabola - cubic) / 2);
            _isBracketed = true;
        }
        else if (turns)
        {
            // Lower, and rising: a minimum lies between. The step farther from here.
            double cubic = Cubic(step, at, slope, _x, atX, slopeX), secant = Secant(step, slope, slopeX);
            next = Math.Abs(cubic - step) > Math.Abs(secant - step) ? cubic : secant;
            _isBracketed = true;
        }
        else if (Math.Abs(slope) < Math.Abs(slopeX))
        {
            // Lower, and less steep: beyond, if the cubic has a minimum there.
            double cubic = CubicBeyond(atX, slopeX, at, slope), secant = Secant(step, slope, slopeX);
            if (_isBracketed)
            {
                next = Math.Abs(cubic - step) < Math.Abs(secant - step) ? cubic : secant;
                double limit = step + (Shrinks * (_y - step));
                next = step > _x ? Math.Min(limit, next) : Math.Max(limit, next);
            }
            else
            {
                next = Math.Abs(cubic - step) > Math.Abs(secant - step) ? cubic : secant;
                next = Math.Max(_lower, Math.Min(_upper, next));
            }
        }
        else
        {
            // Lower, and as steep: into the interval, or as far as it goes.
            next = _isBracketed ? Cubic(step, at, slope, _y, atY, slopeY) : step > _x ? _upper : _lower;
        }

        if (at > atX)
        {
            (_y, atY, slopeY) = (step, at, slope);
        }
        else
        {
            if (turns) (_y, atY, slopeY) = (_x, atX, slopeX);
            (_x, atX, slopeX) = (step, at, slope);
        }

        Step = next;
    }

    private readonly double Secant(double step, double slope, double slopeX) => step + (slope / (slope - slopeX) * (_x - step));

    // The minimum of the cubic with values and slopes at u and v, written from u.
    private static double Cubic(double u, double atU, double slopeU, double v, double atV, double slopeV)
    {
        double theta = (3 * (atU - atV) / (v - u)) + slopeU + slopeV;
        double scale = Math.Max(Math.Abs(theta), Math.Max(Math.Abs(slopeU), Math.Abs(slopeV)));
        double gamma = scale * Math.Sqrt(Math.Max(0, (theta / scale * (theta / scale)) - (slopeU / scale * (slopeV / scale))));
        if (v < u) gamma = -gamma;
        double p = gamma - slopeU + theta, q = gamma - slopeU + gamma + slopeV;
        return u + (p / q * (v - u));
    }

    private readonly double CubicBeyond(double atX, double slopeX, double at, double slope)
    {
        double step = Step;
        double theta = (3 * (atX - at) / (step - _x)) + slopeX + slope;
        double scale = Math.Max(Math.Abs(theta), Math.Max(Math.Abs(slopeX), Math.Abs(slope)));
        double gamma = scale * Math.Sqrt(Math.Max(0, (theta / scale * (theta / scale)) - (slopeX / scale * (slope / scale))));
        if (step > _x) gamma = -gamma;
        double p = gamma - slope + theta, q = gamma + (slopeX - slope) + gamma, ratio = p / q;
        return ratio < 0 && gamma != 0 ? step + (ratio * (_x - step)) : step > _x ? _upper : _lower;
    }
}
