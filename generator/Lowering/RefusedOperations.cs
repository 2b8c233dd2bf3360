using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>The kinds of operations that are refused: what they are called, and what to write instead.</summary>
internal static class RefusedOperations
{
    private static readonly (string, string) Switch = ("'switch'", "use 'if' and 'else'");
    private static readonly (string, string) Pattern = ("a pattern", "write the comparison with '<', '==' and '&&'");
    private static readonly (string, string) Exceptions = ("'try' with 'catch'", "check for the case before it throws");
    private static readonly (string, string) Using = ("'using'", "create and dispose the object around the call");
    private static readonly (string, string) Text = ("a string", "leave it out of the method");
    private static readonly (string, string) Null = ("a value that can be null", "pass one that is not null");
    private static readonly (string, string) Dynamic = ("'dynamic'", "use a static type");
    private static readonly (string, string) Delegate = ("a delegate", "call the method itself");
    private static readonly (string, string) Objects = ("an object", "use numbers, arrays and spans");
    private static readonly (string, string) Events = ("an event", "compute without it");
    private static readonly (string, string) Iterator = ("'yield'", "return one number");
    private static readonly (string, string) OtherLanguage = ("this statement", "use C#'s own");

    public static readonly IReadOnlyDictionary<OperationKind, (string What, string Instead)> ByKind =
        new Dictionary<OperationKind, (string What, string Instead)>
        {
            [OperationKind.SwitchCase] = Switch,
            [OperationKind.CaseClause] = Switch,
            [OperationKind.SwitchExpressionArm] = ("a 'switch' expression", "use '?:' or 'if'"),

            [OperationKind.BinaryPattern] = Pattern,
            [OperationKind.ConstantPattern] = Pattern,
            [OperationKind.DeclarationPattern] = Pattern,
            [OperationKind.DiscardPattern] = Pattern,
            [OperationKind.ListPattern] = Pattern,
            [OperationKind.NegatedPattern] = Pattern,
            [OperationKind.PropertySubpattern] = Pattern,
            [OperationKind.RecursivePattern] = Pattern,
            [OperationKind.RelationalPattern] = Pattern,
            [OperationKind.SlicePattern] = Pattern,
            [OperationKind.TypePattern] = Pattern,

            [OperationKind.Try] = Exceptions,
            [OperationKind.CatchClause] = Exceptions,
            [OperationKind.CaughtException] = Exceptions,
            [OperationKind.Using] = Using,
            [OperationKind.UsingDeclaration] = Using,
            [OperationKind.Lock] = ("'lock'", "take the lock around the call"),
            [OperationKind.Labeled] = ("a label in a case of a switch", "put the statements in braces"),
            [OperationKind.YieldBreak] = Iterator,
            [OperationKind.YieldReturn] = Iterator,
            [OperationKind.Await] = ("'await'", "compute what is awaited before the call, and pass it as a parameter"),

            [OperationKind.InterpolatedStringAddition] = Text,
            [OperationKind.InterpolatedStringAppendInvalid] = Text,
            [OperationKind.InterpolatedStringHandlerArgumentPlaceholder] = Text,
            [OperationKind.Utf8String] = Text,

            [OperationKind.IsNull] = Null,

            [OperationKind.DynamicIndexerAccess] = Dynamic,
            [OperationKind.DynamicInvocation] = Dynamic,
            [OperationKind.DynamicMemberReference] = Dynamic,
            [OperationKind.DynamicObjectCreation] = Dynamic,

            [OperationKind.AnonymousFunction] = ("a lambda", "write a local function or a method"),
            [OperationKind.FlowAnonymousFunction] = ("a lambda", "write a local function or a method"),
            [OperationKind.MethodReference] = Delegate,
            [OperationKind.FunctionPointerInvocation] = ("a function pointer", "call the method itself"),
            [OperationKind.EventAssignment] = Events,
            [OperationKind.EventReference] = Events,
            [OperationKind.RaiseEvent] = Events,

            [OperationKind.AnonymousObjectCreation] = ("an anonymous type", "use locals"),
            [OperationKind.ObjectOrCollectionInitializer] = Objects,
            [OperationKind.MemberInitializer] = Objects,
            [OperationKind.InstanceReference] = ("'this' as a value", "use its fields"),
            [OperationKind.Tuple] = ("a tuple", "use locals"),
            [OperationKind.InlineArrayAccess] = ("an inline array", "use an array or a span"),
            [OperationKind.TranslatedQuery] = ("a query", "write the loop"),
            [OperationKind.Spread] = ("'..' of what is no array or span", "make an array of it before the call"),
            [OperationKind.Range] = ("a range as a value", "write it in the brackets, as in x[1..n]"),
            [OperationKind.Discard] = ("a discard", "name the value"),
            [OperationKind.AddressOf] = ("'&'", "use the variable itself, or a span"),
            [OperationKind.SizeOf] = ("'sizeof'", "write the number"),
            [OperationKind.Literal] = ("a null array", "use an empty one, and a truth value that says whether there is one"),

            // Of Visual Basic, of control flow graphs, and outside method bodies.
            [OperationKind.Stop] = OtherLanguage,
            [OperationKind.End] = OtherLanguage,
            [OperationKind.ReDim] = OtherLanguage,
            [OperationKind.ReDimClause] = OtherLanguage,
            [OperationKind.OmittedArgument] = OtherLanguage,
            [OperationKind.StaticLocalInitializationSemaphore] = OtherLanguage,
            [OperationKind.FlowCapture] = OtherLanguage,
            [OperationKind.FlowCaptureReference] = OtherLanguage,
            [OperationKind.FieldInitializer] = OtherLanguage,
            [OperationKind.PropertyInitializer] = OtherLanguage,
            [OperationKind.ParameterInitializer] = OtherLanguage,
            [OperationKind.ConstructorBody] = OtherLanguage,
            [OperationKind.Attribute] = OtherLanguage,
        };
}
