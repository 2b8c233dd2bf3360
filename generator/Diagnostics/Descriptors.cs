using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Diagnostics;

/// <summary>Every diagnostic there is: one id a cause, a sentence that says what to do, a page under docs/diagnostics/.</summary>
internal static class Descriptors
{
    private const string Category = "AutoDiffGen";

    // What is attributed.
    public static readonly DiagnosticDescriptor NotPartial = Error("ADG0001", "The type is not partial",
        "'{0}' is not partial; declare it 'partial' so that the derivative of '{1}' can be added to it");

    public static readonly DiagnosticDescriptor FileLocalType = Error("ADG0002", "The type is local to its file",
        "'{0}' is local to its file, where no derivative can be added to it; remove 'file'");

    public static readonly DiagnosticDescriptor NotAMethod = Error("ADG0003", "Only ordinary methods have derivatives",
        "'{0}' is {1}; move its body to an ordinary method and put [Differentiable] there");

    public static readonly DiagnosticDescriptor NoBody = Error("ADG0004", "The method has no body",
        "'{0}' has no body to differentiate; put [Differentiable] on a method that has one");

    public static readonly DiagnosticDescriptor Asynchronous = Error("ADG0005", "The method does not return when it is done",
        "'{0}' is {1}; compute the value in an ordinary method");

    public static readonly DiagnosticDescriptor NotFloatingPoint = Error("ADG0006", "The type parameter may be no floating-point type",
        "'{0}' is not known to be a floating-point type; add the constraint 'IFloatingPointIeee754<{0}>'");

    public static readonly DiagnosticDescriptor NoFloatingPointResult = Error("ADG0007", "The method returns no floating-point number",
        "'{0}' returns '{1}'; {2}");

    public static readonly DiagnosticDescriptor NothingToDifferentiate = Error("ADG0008", "There is no parameter to differentiate",
        "'{0}' has no parameter to differentiate; give it one of type double or float, or a span or array of them, without [NoGradient]");

    public static readonly DiagnosticDescriptor WrtNotDifferentiable = Error("ADG0009", "[Wrt] is on a parameter without derivative",
        "'{0}' is of type '{1}', which has no derivative; put [Wrt] on a double or float, a struct of them, or a span or array of either");

    public static readonly DiagnosticDescriptor WrtAndNoGradient = Error("ADG0010", "[Wrt] and [NoGradient] exclude each other",
        "'{0}' has both [Wrt] and [NoGradient]; remove one of them");

    public static readonly DiagnosticDescriptor ReferenceParameter = Error("ADG0011", "A ref or out parameter is no number",
        "'{0}' is passed by '{1}', but '{2}' does not consist of numbers alone; pass it by value");

    public static readonly DiagnosticDescriptor ParameterType = Error("ADG0012", "The parameter's type is not supported",
        "'{0}' is of type '{1}'; use double, float, int, long, bool, or a span or array of them");

    public static readonly DiagnosticDescriptor NoJacobian = Error("ADG0013", "The method has a gradient and no Jacobian",
        "Derivatives.{0} is of methods that return nothing and write to a span; ask for Derivatives.Gradient");

    public static readonly DiagnosticDescriptor NameTaken = Error("ADG0014", "The derivative's name is taken",
        "'{0}' already has a member '{1}' where the derivative of '{2}' would stand; rename one of them");

    // What stands in its body, or in the body of a method that it calls.
    public static readonly DiagnosticDescriptor Unsupported = Error("ADG0015", "The code cannot be differentiated",
        "{0} cannot be differentiated; {1}");

    public static readonly DiagnosticDescriptor UnsupportedType = Error("ADG0016", "The type cannot be differentiated",
        "Type '{0}' cannot be differentiated; use numbers, truth values, structs or tuples of them, or spans or arrays of either");

    public static readonly DiagnosticDescriptor NoSource = Error("ADG0017", "The method's body is not known",
        "'{0}' has no body in this compilation and no known derivative; write it as a method here, use one of Math, give it a derivative with [DerivativeOf], or pass Derivative.Stop(…)");

    public static readonly DiagnosticDescriptor Callee = Error("ADG0018", "The method cannot be inlined",
        "'{0}' cannot be differentiated as {1}; call an ordinary method of a known type");

    public static readonly DiagnosticDescriptor Recursion = Error("ADG0019", "The method calls itself in a way that cannot be differentiated",
        "'{0}' calls itself {1}");

    public static readonly DiagnosticDescriptor TooLarge = Error("ADG0020", "The calls multiply",
        "'{0}' is one call too many to write in place; make it a method that returns numbers, or call it in a loop");

    public static readonly DiagnosticDescriptor MemoryReassigned = Error("ADG0021", "An array variable changes in a branch or loop",
        "'{0}' is a span or array that a branch or loop assigns anew, and {1}");

    public static readonly DiagnosticDescriptor MemoryChosen = Error("ADG0022", "An array is chosen by a condition",
        "Which span or array this is depends on a condition, and {0}");

    public static readonly DiagnosticDescriptor UserOperator = Error("ADG0024", "A user-defined operator cannot be differentiated",
        "'{0}' uses a user-defined operator in a way that cannot be differentiated; write what it computes");

    public static readonly DiagnosticDescriptor Reference = Error("ADG0025", "A reference cannot be differentiated",
        "Which variable or element this refers to must be known; {0}");

    public static readonly DiagnosticDescriptor StateWritten = Error("ADG0026", "State outside the method is written",
        "'{0}' is an object, part of one, or state outside the method, which the derivative takes as constant; assign a local of its own (var own = given ?? …), or write to a local or parameter array");

    public static readonly DiagnosticDescriptor StateHidden = Error("ADG0027", "State is not accessible",
        "'{0}' is not accessible where the derivative is generated; make it accessible, or pass its value as a parameter");

    public static readonly DiagnosticDescriptor Receiver = Error("ADG0028", "The object is not known",
        "Which object this is cannot be told; hold it in a local, parameter or field of its own, or pass its values");

    // What should not happen.
    public static readonly DiagnosticDescriptor Internal = Error("ADG0029", "The generator failed",
        "AutoDiffGen failed on '{0}': {1}; please report it with the method");

    // What loses its derivative.
    public static readonly DiagnosticDescriptor DerivativeLost = Warning("ADG0030", "A value loses its derivative",
        "{0} has derivative 0, so that nothing flows back through it; write Derivative.Stop(…) around its argument if that is meant");

    public static readonly DiagnosticDescriptor AlwaysZero = Warning("ADG0031", "A derivative is always zero",
        "The result never depends on '{0}' in a way that has a derivative; put [NoGradient] on it, or no [Wrt]");

    public static readonly DiagnosticDescriptor ForeignArgument = Error("ADG0032", "An object takes a value that has a derivative",
        "The derivative does not pass through '{0}'; use double or float, or pass Derivative.Stop(…) if that is meant");

    public static readonly DiagnosticDescriptor DelegateArgument = Error("ADG0033", "The derivative of a delegate is not known",
        "Which function '{0}' is only the caller knows, so its derivative is not known; call the method itself, or pass Derivative.Stop(…) if it is a constant");

    public static readonly DiagnosticDescriptor TensorPrimitive = Error("ADG0044", "The operation on tensors has no derivative",
        "TensorPrimitives.{0} cannot be differentiated as {1}");

    // What stands in the types of its parameters.
    public static readonly DiagnosticDescriptor PartHidden = Error("ADG0053", "A member of a parameter's type is not accessible",
        "'{0}' has a member '{1}.{2}' that is not accessible where the derivative is generated; make it accessible, or pass its value as a parameter");

    public static readonly DiagnosticDescriptor CannotBeMade = Error("ADG0054", "A value of the type cannot be made from its members",
        "'{0}' needs a new '{1}' made of its members; make them settable, or give it a constructor that only stores parameters of their names");

    // What type parameters are known to have.
    public static readonly DiagnosticDescriptor WrittenAndDifferentiated = Error("ADG0055", "A parameter is input and output at once",
        "'{0}' is an input that is differentiated, and what the method leaves in it is another output; take the input by value or as ReadOnlySpan, and write to another parameter");

    public static readonly DiagnosticDescriptor GivenUnfit = Error("ADG0056", "A derivative given by hand does not fit its method",
        "'{0}' is no derivative of '{1}'; {2}");

    public static readonly DiagnosticDescriptor ConstraintMissing = Error("ADG0060", "A constraint is missing",
        "The derivative of {0} needs '{1}', which '{2}' is not known to have; add the constraint '{3}<{2}>'");

    public static readonly DiagnosticDescriptor Checkpoint = Error("ADG0070", "The states of a loop cannot be limited",
        "Derivative.Checkpoint cannot be followed {0}; {1}");

    public static readonly DiagnosticDescriptor FixedPoint = Error("ADG0071", "A loop has no derivative at its solution",
        "Derivative.FixedPoint cannot be followed {0}; {1}");

    // How derivatives run.
    public static readonly DiagnosticDescriptor Schedule = Create("ADG0072", "How the loops of a derivative run", "{0}", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor NoThreads = Warning("ADG0073", "Nothing can be split over threads",
        "'Threads' adds nothing to '{0}', as {1}; write the loss as a sum over samples, or leave it out");

    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) => new(
        id, title, message, Category, severity, isEnabledByDefault: true,
        helpLinkUri: $"docs/diagnostics/{id}.md");
}
