using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;

namespace AutoDiffGen.Generator.Differentiation;

/// <summary>The matrix of second derivatives: tangents of the gradient along several unit directions at once.</summary>
/// <remarks>
/// A few scalars: each has its own direction, all in one run, where what is 0 is not computed.
/// Memory: for j from 0 in steps of <see cref="Lanes"/> { the gradient with its tangents along component j, j + 1, … }, each
/// time from what the caller's memory held at entry. What a run finds of a row up to the diagonal stands on both sides of it.
/// </remarks>
internal static class Hessian
{
    /// <summary>Directions in one run.</summary>
    private const int Lanes = 4;

    /// <summary>Pieces of memory that are rented at once.</summary>
    private const int MostBuffers = 28;

    /// <summary>As many scalars have all their directions in one run.</summary>
    private const int MostScalars = 8;

    /// <summary>Whether the loss may run several times, or needs to run once only.</summary>
    public static bool Handles(Method primal) => HessianVectorProduct.Handles(primal) && (IsScalar(primal) || MayRunAgain(primal));

    /// <param name="primal">The loss; one that <see cref="Handles"/> knows.</param>
    /// <param name="gradient">Its gradient, as <see cref="Adjoint"/> makes it.</param>
    public static Method Differentiate(Method primal, Method gradient)
    {
        Parameter[] wrt = [.. primal.Parameters.Where(p => p.Role == ParameterRole.Wrt)];
        int most = MostLanes(primal, gradient, wrt);
        bool isScalar = IsScalar(primal) && (wrt.Length <= most || !MayRunAgain(primal));
        int lanes = isScalar ? wrt.Length : Math.Min(most, Lanes);
        Method all = gradient;
        List<HessianLane> added = [];
        for (int k = 0; k < lanes; k++)
        {
            int yields = all.Body.Yields.Count;
            (all, Parameter[] directions, Parameter[] products) = GradientTangent.Add(primal, all, isScalar ? [wrt[k]] : wrt);
            Queue<Value> scalars = new(all.Body.Yields.Skip(yields));
            added.Add(new HessianLane(directions, products, [.. products.Select(p => p.IsYielded ? scalars.Dequeue() : p.Value)]));
        }

        ValueFactory values = new(all);
        string name = Directions.Unused("hessian", primal);
        Parameter hessian = new(values.New(new ArrayType(gradient.ReturnType!), name), name, ParameterForm.Span, ParameterRole.Gradient);
        Region body = isScalar ? AtOnce(primal, all.Body, added, hessian.Value, values) : new HessianLoop(primal, gradient, all, added, hessian.Value, values).Build(Written(primal));
        return all with
        {
            Name = primal.Name + "Hessian",
            Kind = Kinds.Hessian,
            Parameters = primal.Parameters.Append(hessian).ToEquatable(),
            Body = body,
            Names = values.Names(),
        };
    }

    private static bool IsScalar(Method primal)
    {
        Parameter[] wrt = [.. primal.Parameters.Where(p => p.Role == ParameterRole.Wrt)];
        return wrt.Length <= MostScalars && wrt.All(p => p.Value.Type is ScalarType);
    }

    private static bool MayRunAgain(Method primal) =>
        !primal.Ops.Any(op => op is Foreign { IsPure: false }) && !Written(primal).Any(p => p.Value.Type is JaggedType);

    // Each has memory of its own, of which the pool keeps so many pieces.
    private static int MostLanes(Method primal, Method gradient, Parameter[] wrt)
    {
        int memory = wrt.Count(p => p.Value.Type.IsMemory), own = Buffers(gradient) + memory;
        int each = Buffers(GradientTangent.Add(primal, gradient, wrt).Method) - Buffers(gradient) + (2 * memory);
        return each == 0 ? int.MaxValue : Math.Max(1, (MostBuffers - own) / each);
    }

    private static int Buffers(Method method) => method.Ops.Count(op => op is New);

    private static Parameter[] Written(Method primal)
    {
        MemoryRoots roots = new(primal);
        ValueSet written = new(primal.Body.Ops.SelectMany(roots.WrittenBy));
        return [.. primal.Parameters.Where(p => p.Value.Type.IsMemory && written.Contains(p.Value))];
    }

    private static Region AtOnce(Method primal, Region body, List<HessianLane> lanes, Value hessian, ValueFactory values)
    {
        RegionBuilder builder = new(values);
        foreach (HessianLane lane in lanes)
        {
            Value direction = lane.Directions[0].Value;
            builder.Add(new Const(direction, Literal.Bits((ScalarType)direction.Type, 1)));
        }

        builder.AddRange(body.Ops);
        ScalarType element = ((ArrayType)hessian.Type).Element;
        for (int row = 0; row < lanes.Count; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                Value item = builder.Convert(element, lanes[row].Results[column]);
                builder.Store(hessian, builder.Integer(IrType.I32, (row * lanes.Count) + column), item);
                if (column < row) builder.Store(hessian, builder.Integer(IrType.I32, (column * lanes.Count) + row), item);
            }
        }

        return builder.Build([], body.Yields.Take(GradientTangent.OwnYields(primal)));
    }
}

/// <summary>One direction of several.</summary>
/// <param name="Directions">Its components, for each differentiated parameter.</param>
/// <param name="Products">What came of it, for each of these.</param>
/// <param name="Results">Where that is: a value, or memory.</param>
internal sealed record HessianLane(Parameter[] Directions, Parameter[] Products, Value[] Results);
