using System;
using AutoDiffGen;

namespace Corpus;

public static partial class Simulations
{
    /// <summary>A pendulum by symplectic Euler steps; squared distance from a wanted angle.</summary>
    [Differentiable]
    public static double Pendulum(double angle, double speed, double length, [NoGradient] double wanted, int steps)
    {
        const double g = 9.81;
        const double h = 0.01;
        for (int i = 0; i < steps; i++)
        {
            speed -= h * g / length * Math.Sin(angle);
            angle += h * speed;
        }

        return (angle - wanted) * (angle - wanted);
    }

    /// <summary>Lotka and Volterra's equations by the classic Runge-Kutta method, fitted to observations.</summary>
    [Differentiable]
    public static double PredatorPrey([Wrt] ReadOnlySpan<double> rate, ReadOnlySpan<double> preySeen, double h)
    {
        double prey = 1.2;
        double predator = 0.8;
        double loss = 0;
        for (int t = 0; t < preySeen.Length; t++)
        {
            double k1 = Growth(rate, prey, predator);
            double l1 = Hunger(rate, prey, predator);
            double k2 = Growth(rate, prey + 0.5 * h * k1, predator + 0.5 * h * l1);
            double l2 = Hunger(rate, prey + 0.5 * h * k1, predator + 0.5 * h * l1);
            double k3 = Growth(rate, prey + 0.5 * h * k2, predator + 0.5 * h * l2);
            double l3 = Hunger(rate, prey + 0.5 * h * k2, predator + 0.5 * h * l2);
            double k4 = Growth(rate, prey + h * k3, predator + h * l3);
            double l4 = Hunger(rate, prey + h * k3, predator + h * l3);
            prey += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            predator += h / 6 * (l1 + 2 * l2 + 2 * l3 + l4);
            loss += (prey - preySeen[t]) * (prey - preySeen[t]);
        }

        return loss;
    }

    private static double Growth(ReadOnlySpan<double> rate, double prey, double predator) => rate[0] * prey - rate[1] * prey * predator;

    private static double Hunger(ReadOnlySpan<double> rate, double prey, double predator) => rate[2] * prey * predator - rate[3] * predator;

    /// <summary>Heat on a rod by explicit steps, from one buffer to the other and back.</summary>
    [Differentiable]
    public static double Heat([Wrt] ReadOnlySpan<double> start, [Wrt] double conductivity, int steps)
    {
        int n = start.Length;
        Span<double> now = new double[n];
        Span<double> next = new double[n];
        start.CopyTo(now);
        for (int s = 0; s < steps; s++)
        {
            for (int i = 1; i < n - 1; i++) next[i] = now[i] + conductivity * (now[i - 1] - 2 * now[i] + now[i + 1]);
            for (int i = 1; i < n - 1; i++) now[i] = next[i];
        }

        double energy = 0;
        for (int i = 0; i < n; i++) energy += now[i] * now[i];
        return energy;
    }

    /// <summary>A chain of springs: potential energy of stretched links.</summary>
    [Differentiable]
    public static double SpringChain([Wrt] ReadOnlySpan<double> xy, double rest, double stiffness)
    {
        double energy = 0;
        for (int i = 2; i + 1 < xy.Length; i += 2)
        {
            double dx = xy[i] - xy[i - 2];
            double dy = xy[i + 1] - xy[i - 1];
            double stretch = Math.Sqrt(dx * dx + dy * dy) - rest;
            energy += 0.5 * stiffness * stretch * stretch;
        }

        return energy;
    }

    /// <summary>A ball that bounces: the event is found step by step.</summary>
    [Differentiable]
    public static double BouncingBall(double height, double speed, [NoGradient] double restitution, int steps)
    {
        double h = 0.05;
        for (int i = 0; i < steps; i++)
        {
            height += h * speed;
            speed -= h * 9.81;
            if (height < 0)
            {
                height = -height * restitution;
                speed = -speed * restitution;
            }
        }

        return height * height + speed * speed;
    }

    /// <summary>Soft dynamic time warping of two series, over a whole table.</summary>
    [Differentiable]
    public static double SoftTimeWarping([Wrt] ReadOnlySpan<double> a, [Wrt] ReadOnlySpan<double> b)
    {
        int columns = b.Length + 1;
        double[] cost = new double[(a.Length + 1) * columns];
        for (int i = 1; i <= a.Length; i++) cost[i * columns] = 100;
        for (int j = 1; j <= b.Length; j++) cost[j] = 100;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                double d = a[i - 1] - b[j - 1];
                double up = Math.Exp(-cost[(i - 1) * columns + j]);
                double left = Math.Exp(-cost[i * columns + j - 1]);
                double both = Math.Exp(-cost[(i - 1) * columns + j - 1]);
                cost[i * columns + j] = d * d - Math.Log(up + left + both);
            }
        }

        return cost[cost.Length - 1];
    }
}
