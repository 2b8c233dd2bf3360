using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using static AutoDiffGen.Generator.Differentiation.Rules.PartialForms;
using static AutoDiffGen.Generator.Differentiation.Rules.Sheet;

namespace AutoDiffGen.Generator.Differentiation.Rules.Sheets;

/// <summary>C#'s operators, and the two with which adjoints are made: second derivatives meet those.</summary>
internal static class Operators
{
    public static Rule Convert { get; } = Operator("Convert", "(T)", ["x"], One);

    public static IReadOnlyDictionary<UnaryKind, Rule> Unary { get; } = new Dictionary<UnaryKind, Rule>
    {
        [UnaryKind.Negate] = Operator("Negate", "-", ["x"], MinusOne),
    };

    public static IReadOnlyDictionary<BinaryKind, Rule> Binary { get; } = new Dictionary<BinaryKind, Rule>
    {
        [BinaryKind.Add] = Operator("Add", "+", ["x", "y"], One, One),
        [BinaryKind.Subtract] = Operator("Subtract", "-", ["x", "y"], One, MinusOne),
        [BinaryKind.Multiply] = Operator("Multiply", "*", ["x", "y"], Y, X),
        // −x / y² as the share of x times −r: one division serves both.
        [BinaryKind.Divide] = Operator("Divide", "/", ["x", "y"], Over(Y), Over(Y).Times(-R)),
        [BinaryKind.Remainder] = Operator("Remainder", "%", ["x", "y"], One, Steps.WholeTimes(X, Y, R))
            .Remarked("∂y: −n of the multiple n · y that was taken off x."),

        // Where x is 0 the result does not depend on y, whatever that is.
        [BinaryKind.AdjointMultiply] = Operator("AdjointMultiply", "*", ["x", "y"], Y, When(X.Is(0), Zero, X))
            .Remarked("The product of an adjoint and a factor: 0 where the adjoint is 0."),
        [BinaryKind.AdjointDivide] = Operator("AdjointDivide", "/", ["x", "y"], Over(Y), When(X.Is(0), Zero, Over(Y).Times(-R)))
            .Remarked("The quotient of an adjoint and a divisor: 0 where the adjoint is 0."),
    };

    private static Formula X => new Formula.Argument(0);

    private static Formula Y => new Formula.Argument(1);

    private static Formula R => new Formula.Result();
}
