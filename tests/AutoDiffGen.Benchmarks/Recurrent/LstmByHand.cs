using System;

namespace AutoDiffGen.Benchmarks.Recurrent;

/// <summary>The gradient of ADBench's LSTM as one writes it by hand: gates kept on the way forward, one loop back, scalars.</summary>
internal sealed class LstmByHand(int layers, int size, int steps)
{
    private readonly double[] _forget = new double[steps * layers * size], _enter = new double[steps * layers * size], _leave = new double[steps * layers * size];
    private readonly double[] _change = new double[steps * layers * size], _cell = new double[steps * layers * size], _tanh = new double[steps * layers * size];
    private readonly double[] _input = new double[steps * layers * size], _hidden = new double[steps * layers * size];
    private readonly double[] _last = new double[steps * size], _share = new double[steps * size];
    private readonly double[] _state = new double[2 * layers * size], _dState = new double[2 * layers * size], _flow = new double[size];

    public double Gradient(double[] main, double[] extra, double[] state, double[] sequence, double[] mainGradient, double[] extraGradient)
    {
        double total = Forward(main, extra, state, sequence);
        Array.Clear(mainGradient);
        Array.Clear(extraGradient);
        Array.Clear(_dState);
        double factor = -1.0 / (steps * size);
        for (int t = steps - 1; t >= 0; t--) Back(t, factor, main, extra, sequence, mainGradient, extraGradient);
        return total * factor;
    }

    private double Forward(double[] main, double[] extra, double[] state, double[] sequence)
    {
        state.CopyTo(_state, 0);
        double total = 0;
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < size; i++) _flow[i] = sequence[t * size + i] * extra[i];
            for (int k = 0; k < layers; k++)
            {
                int w = 8 * k * size, b = w + 4 * size, h = 2 * k * size, c = h + size, at = (t * layers + k) * size;
                for (int i = 0; i < size; i++)
                {
                    double input = _flow[i], hidden = _state[h + i], cell = _state[c + i];
                    double forget = 1 / (1 + Math.Exp(-(input * main[w + i] + main[b + i])));
                    double enter = 1 / (1 + Math.Exp(-(hidden * main[w + size + i] + main[b + size + i])));
                    double leave = 1 / (1 + Math.Exp(-(input * main[w + 2 * size + i] + main[b + 2 * size + i])));
                    double change = Math.Tanh(hidden * main[w + 3 * size + i] + main[b + 3 * size + i]);
                    double next = cell * forget + enter * change, tanh = Math.Tanh(next);
                    (_input[at + i], _hidden[at + i], _cell[at + i]) = (input, hidden, cell);
                    (_forget[at + i], _enter[at + i], _leave[at + i], _change[at + i], _tanh[at + i]) = (forget, enter, leave, change, tanh);
                    _state[c + i] = next;
                    _flow[i] = _state[h + i] = leave * tanh;
                }
            }

            double sum = 2;
            for (int i = 0; i < size; i++)
            {
                _last[t * size + i] = _flow[i];
                _flow[i] = _flow[i] * extra[size + i] + extra[2 * size + i];
                sum += _share[t * size + i] = Math.Exp(_flow[i]);
            }

            double norm = Math.Log(sum), part = 1 / sum;
            for (int i = 0; i < size; i++)
            {
                _share[t * size + i] *= part;
                total += sequence[(t + 1) * size + i] * (_flow[i] - norm);
            }
        }

        return total;
    }

    private void Back(int t, double factor, double[] main, double[] extra, double[] sequence, double[] mainGradient, double[] extraGradient)
    {
        double all = 0;
        for (int i = 0; i < size; i++) all += sequence[(t + 1) * size + i];
        for (int i = 0; i < size; i++)
        {
            double d = factor * (sequence[(t + 1) * size + i] - all * _share[t * size + i]);
            extraGradient[size + i] += d * _last[t * size + i];
            extraGradient[2 * size + i] += d;
            _flow[i] = d * extra[size + i];
        }

        for (int k = layers - 1; k >= 0; k--)
        {
            int w = 8 * k * size, b = w + 4 * size, h = 2 * k * size, c = h + size, at = (t * layers + k) * size;
            for (int i = 0; i < size; i++)
            {
                double forget = _forget[at + i], enter = _enter[at + i], leave = _leave[at + i], change = _change[at + i], tanh = _tanh[at + i];
                double input = _input[at + i], hidden = _hidden[at + i];
                double dHidden = _dState[h + i] + _flow[i], dCell = _dState[c + i] + dHidden * leave * (1 - tanh * tanh);
                double dForget = dCell * _cell[at + i] * forget * (1 - forget), dEnter = dCell * change * enter * (1 - enter);
                double dLeave = dHidden * tanh * leave * (1 - leave), dChange = dCell * enter * (1 - change * change);
                mainGradient[w + i] += dForget * input;
                mainGradient[b + i] += dForget;
                mainGradient[w + size + i] += dEnter * hidden;
                mainGradient[b + size + i] += dEnter;
                mainGradient[w + 2 * size + i] += dLeave * input;
                mainGradient[b + 2 * size + i] += dLeave;
                mainGradient[w + 3 * size + i] += dChange * hidden;
                mainGradient[b + 3 * size + i] += dChange;
                _dState[c + i] = dCell * forget;
                _dState[h + i] = dEnter * main[w + size + i] + dChange * main[w + 3 * size + i];
                _flow[i] = dForget * main[w + i] + dLeave * main[w + 2 * size + i];
            }
        }

        for (int i = 0; i < size; i++) extraGradient[i] += _flow[i] * sequence[t * size + i];
    }
}
