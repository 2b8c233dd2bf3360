using System;
using System.Collections.Generic;
using AutoDiffGen.Functions;

namespace AutoDiffGen.Tests.Functions;

internal delegate void Mapping<T>(ReadOnlySpan<T> x, Span<T> y);

internal delegate void MappingPullback<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> yAdjoint, Span<T> xAdjoint);

/// <summary>An activation of numbers and of vectors, with the settings of Data/activations.json.</summary>
internal sealed record Activation(
    Func<double, double> Of,
    Func<double, double> Derivative,
    Func<float, float> OfSingle,
    Func<float, float> DerivativeSingle,
    Mapping<double> Map,
    MappingPullback<double> Pull,
    Mapping<float> MapSingle,
    MappingPullback<float> PullSingle);

internal static class AllActivations
{
    internal static readonly Dictionary<string, Activation> Rows = new()
    {
        ["Relu"] = new(
            Activations.Relu, Activations.ReluDerivative, Activations.Relu, Activations.ReluDerivative,
            Activations.Relu, Activations.ReluPullback, Activations.Relu, Activations.ReluPullback),
        ["LeakyRelu"] = new(
            x => Activations.LeakyRelu(x), x => Activations.LeakyReluDerivative(x, 0.01).X, x => Activations.LeakyRelu(x), x => Activations.LeakyReluDerivative(x, 0.01f).X,
            (x, y) => Activations.LeakyRelu(x, y), (x, y, dy, dx) => Activations.LeakyReluPullback(x, y, 0.01, dy, dx, ref Unused.Double),
            (x, y) => Activations.LeakyRelu(x, y), (x, y, dy, dx) => Activations.LeakyReluPullback(x, y, 0.01f, dy, dx, ref Unused.Single)),
        ["Elu"] = new(
            x => Activations.Elu(x, 1.5), x => Activations.EluDerivative(x, 1.5).X, x => Activations.Elu(x, 1.5f), x => Activations.EluDerivative(x, 1.5f).X,
            (x, y) => Activations.Elu(x, y, 1.5), (x, y, dy, dx) => Activations.EluPullback(x, y, 1.5, dy, dx, ref Unused.Double),
            (x, y) => Activations.Elu(x, y, 1.5f), (x, y, dy, dx) => Activations.EluPullback(x, y, 1.5f, dy, dx, ref Unused.Single)),
        ["Sigmoid"] = new(
            Activations.Sigmoid, Activations.SigmoidDerivative, Activations.Sigmoid, Activations.SigmoidDerivative,
            Activations.Sigmoid, Activations.SigmoidPullback, Activations.Sigmoid, Activations.SigmoidPullback),
        ["Softplus"] = new(
            Activations.Softplus, Activations.SoftplusDerivative, Activations.Softplus, Activations.SoftplusDerivative,
            Activations.Softplus, Activations.SoftplusPullback, Activations.Softplus, Activations.SoftplusPullback),
        ["Tanh"] = new(
            Activations.Tanh, Activations.TanhDerivative, Activations.Tanh, Activations.TanhDerivative,
            Activations.Tanh, Activations.TanhPullback, Activations.Tanh, Activations.TanhPullback),
        ["Silu"] = new(
            Activations.Silu, Activations.SiluDerivative, Activations.Silu, Activations.SiluDerivative,
            Activations.Silu, Activations.SiluPullback, Activations.Silu, Activations.SiluPullback),
        ["Gelu"] = new(
            Activations.Gelu, Activations.GeluDerivative, Activations.Gelu, Activations.GeluDerivative,
            Activations.Gelu, Activations.GeluPullback, Activations.Gelu, Activations.GeluPullback),
        ["GeluTanh"] = new(
            Activations.GeluTanh, Activations.GeluTanhDerivative, Activations.GeluTanh, Activations.GeluTanhDerivative,
            Activations.GeluTanh, Activations.GeluTanhPullback, Activations.GeluTanh, Activations.GeluTanhPullback),
    };

    /// <summary>The settings' adjoints are tested elsewhere.</summary>
    private static class Unused
    {
        [ThreadStatic]
        internal static double Double;

        [ThreadStatic]
        internal static float Single;
    }
}
