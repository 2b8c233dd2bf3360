using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Names that generated code likes to use itself, and names that need an '@'.</summary>
public static partial class Naming
{
    [Differentiable]
    public static double OurNames([Wrt] ReadOnlySpan<double> x, double dX, double adjoint)
    {
        double loss = 0, dLoss = dX, rented = adjoint;
        for (int i = 0; i < x.Length; i++)
        {
            double xGradient = x[i] * rented;
            double dRented = Math.Sin(xGradient) + dLoss;
            dLoss = dRented * x[i];
            loss += dLoss;
        }

        return loss;
    }

    /// <summary>What belongs to the result of the loss, and to a parameter of that name.</summary>
    [Differentiable]
    public static double Results([Wrt] double result, [Wrt] ReadOnlySpan<double> resultTangent, double hessian)
    {
        double product = result * hessian;
        foreach (double v in resultTangent) product *= 1 + v * result;
        return product;
    }

    [Differentiable]
    public static double Keywords(double @class, double @double, int @for)
    {
        double @return = @class;
        for (int @in = 0; @in < @for; @in++) @return = Math.Sin(@return * @double);
        return @return;
    }

    [Differentiable]
    public static double Greek(double α, double β)
    {
        double γ = α * β;
        return γ * γ + Math.Exp(α);
    }

    /// <summary>Overloads, each with a gradient of its own.</summary>
    [Differentiable]
    public static double Overloaded(double x) => x * x;

    [Differentiable]
    public static double Overloaded(double x, double y) => x * y;

    /// <summary>The same name in sibling scopes, with different types and lives.</summary>
    [Differentiable]
    public static double Scopes(double x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double t = Math.Sin(x + i);
            sum += t * t;
        }

        for (int i = 0; i < n; i++)
        {
            double t = Math.Cos(sum) * i;
            sum += t;
        }

        {
            int t = n;
            sum *= t + 1;
        }

        return sum;
    }
}

/// <summary>A generic type around a loss.</summary>
public static partial class Holder<T>
    where T : class
{
    [Differentiable]
    public static double Cubed(double x) => x * x * x;
}
