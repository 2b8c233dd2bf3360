using System;
using System.Linq;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Differentiation.Separable;

/// <summary>Which methods have matrices of derivatives with a structure.</summary>
internal static class Structure
{
    /// <param name="primal">The loss; one that has one.</param>
    /// <param name="tangential">Makes the gradient of a method, for tangents of it.</param>
    /// <returns>Null where it is no sum of functions of a few components each.</returns>
    public static SeparableMatrix? OfHessian(Method primal, Func<Method, Method> tangential) =>
        primal.Parameters.Any(p => p.Role == ParameterRole.Wrt && p.Value.Type.IsMemory) && Reruns.Allows(primal) && TermSites.Of(primal, tangential) is { } sites
            ? new SeparableMatrix(primal, sites, Kinds.Hessian) : null;

    /// <param name="primal">The method; one that has a Jacobian.</param>
    /// <param name="adjoint">Makes the gradient of a method.</param>
    /// <returns>Null where it does not store functions of a few components each, or always the same few.</returns>
    public static SeparableMatrix? OfJacobian(Method primal, Func<Method, Method> adjoint) =>
        Reruns.Allows(primal) && StoreSites.Of(primal, adjoint) is { } sites && new SeparableMatrix(primal, sites, Kinds.Jacobian) is { IsMoving: true } matrix ? matrix : null;
}
