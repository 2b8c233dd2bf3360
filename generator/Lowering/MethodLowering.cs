using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.IR;
using AutoDiffGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>An attributed method of the user's → IR. The only stage that sees symbols, operations and syntax.</summary>
internal static class MethodLowering
{
    private static readonly EquatableArray<DiagnosticInfo> None = EquatableArray<DiagnosticInfo>.Empty;

    public static LoweringResult Lower(IMethodSymbol method, AttributeData attribute, Compilation compilation, CancellationToken ct)
    {
        LoweringResult result = Try(method, attribute, compilation, callsLarge: true, asText: false, out bool hasCalledLarge, ct);
        // What cannot be called may still be written in place.
        if (hasCalledLarge && result.Request is null) result = Try(method, attribute, compilation, callsLarge: false, asText: false, out _, ct);
        if (result.Request is not null || result.Diagnostics.Count == 0 || !method.Parameters.Any(p => TypeMap.Element(p.Type) is { IsValueType: true })) return result;
        // What is no memory of numbers may still be read.
        LoweringResult read = Try(method, attribute, compilation, callsLarge: false, asText: true, out _, ct);
        return read.Request is not null ? read : result;
    }

    private static LoweringResult Try(IMethodSymbol method, AttributeData attribute, Compilation compilation, bool callsLarge, bool asText, out bool hasCalledLarge, CancellationToken ct)
    {
        LoweringContext? made = null;
        try
        {
            return LowerChecked(method, attribute, compilation, callsLarge, asText, context => made = context, ct);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (BrokenCode)
        {
            return new LoweringResult(null, None);
        }
        catch (Refusal refusal)
        {
            return new LoweringResult(null, EquatableArray.Of(refusal.Diagnostic));
        }
        catch (Exception failure)
        {
            // An exception would take the user's whole build down with a message that names neither the method nor us.
            return Report(DiagnosticInfo.At(method.Locations.FirstOrDefault(), Descriptors.Internal, method.Name, $"{failure.GetType().Name}: {failure.Message}"));
        }
        finally
        {
            hasCalledLarge = made?.Calls.HasCalledLarge == true;
        }
    }

    private static LoweringResult LowerChecked(
        IMethodSymbol method, AttributeData attribute, Compilation compilation, bool callsLarge, bool asText, Action<LoweringContext> made, CancellationToken ct)
    {
        method = method.PartialImplementationPart ?? method;
        Kinds kinds = DerivativeKinds.Of(attribute);
        IReadOnlyList<DiagnosticInfo> unmet = MethodRequirements.Check(method, attribute, kinds, compilation, ct);
        if (unmet.Count > 0 || kinds == 0) return new LoweringResult(null, unmet.ToEquatable());

        SyntaxNode syntax = method.DeclaringSyntaxReferences[0].GetSyntax(ct);
        if (syntax.ContainsDiagnostics) return new LoweringResult(null, None);
        SemanticModel model = SemanticModels.Of(compilation, syntax.SyntaxTree);
        LoweringContext context = new(compilation, method, model, ct) { CallsLarge = callsLarge, ReadsStructsAsText = asText };
        made(context);
        IBlockOperation body = MethodBodies.Find(context, method) ?? throw new BrokenCode();

        IReadOnlyList<Parameter> parameters = ParameterReader.Bind(context, method);
        foreach (Parameter parameter in parameters.Where(p => p.Form is ParameterForm.Array or ParameterForm.Jagged)) context.Memory.MarkHandedIn(parameter.Value);
        context.Calls.Enter(context.Frame);
        if (context.CallGraph.IsRecursive(method)) CallItself(context, body);
        else context.Statements.Run(Sequence.Of(body), new Tail(Jumps.Return));
        if (context.Diagnostics.Count > 0 || context.IsBroken || (!method.ReturnsVoid && Exits.Of(body).Completes)) return Refused(context, method, syntax);
        bool throws = context.Throws.Reopen();
        List<Value> yields = [];
        foreach (Variable variable in (context.Frame.Result?.Variables ?? []).Concat(ParameterReader.Outputs(context, method)))
        {
            // A method that never returns leaves nothing in them.
            Value? left = throws ? null : context.Variables.Find(variable);
            yields.Add(left ?? context.Builder.Zero(variable.Type));
        }

        EquatableArray<string> names = context.Values.Names();
        Site site = SiteReader.Read(method, kinds, model, body.Syntax.Span.End - 1, names) with { Accessors = context.PrivateState.Accessors.ToEquatable() };
        Method primal = context.Called.Complete(new Method(
            site, method.Name, parameters.ToEquatable(), context.Builder.Build([], yields), method.ReturnsVoid ? null : (ScalarType)yields[0].Type, names));
        primal = ReferenceResolution.Run(Pruning.Run(primal), context.Choices);
        if (method.ReturnsVoid)
        {
            if (OutputParameters.Mark(primal, method, out DiagnosticInfo? broken) is not { } marked) return Report(broken!);
            primal = marked;
        }

        if (context.Checkpoints.Check(primal).Concat(context.FixedPoints.Check(primal)).ToArray() is { Length: > 0 } unfollowed) return new LoweringResult(null, unfollowed.ToEquatable());
        if (ParameterRequirements.CheckWritten(method, primal) is { } written) return Report(written);
        if (context.Given.Pullbacks.Check(primal) is { } unfit) return Report(unfit);
        if (DerivativeKinds.Each(kinds).FirstOrDefault(kind => !DerivativeKinds.Handles(kind, primal)) is var kind and not default(Kinds))
        {
            (string what, string instead) = DerivativeKinds.Unhandled(kind, primal);
            return Report(DiagnosticInfo.At(attribute.ApplicationSyntaxReference?.GetSyntax(ct).GetLocation(), Descriptors.Unsupported, what, instead));
        }

        if (SelfChecks.Asks(attribute) && SelfChecks.CheckParameters(method, primal, attribute, ct) is { } incomparable) return Report(incomparable);
        IReadOnlyList<DiagnosticInfo> concerns = context.Concerns.Check(primal, method, compilation);
        bool isRefused = concerns.Any(c => c.Descriptor.DefaultSeverity == DiagnosticSeverity.Error);
        if (isRefused) return new LoweringResult(null, concerns.Where(c => c.Descriptor.DefaultSeverity == DiagnosticSeverity.Error).ToEquatable());
        return new LoweringResult(new DerivativeRequest(primal, kinds, SelfChecks.Asks(attribute), !attribute.NamedArguments.Any(a => a is { Key: "Vectorize", Value.Value: false })) { Threads = attribute.NamedArguments.Any(a => a is { Key: "Threads", Value.Value: true }) }, concerns.ToEquatable());
    }

    /// <summary>A method that calls itself is a function of its own derivative.</summary>
    private static void CallItself(LoweringContext context, IBlockOperation body) => context.Statements.Recover(body, () =>
    {
        Frame frame = new(context.Root, context.Frame.Receiver, context.Frame.Model, outer: null);
        Datum? result = context.Called.Call(frame, body, CalleeParameters.Own(context.Frame), body);
        if (context.Frame.Result is { } place) place.Write(result ?? throw new BrokenCode(), body.Syntax);
    });

    // Where the compiler itself objects, what we say would only be an echo. Where it does not, something must be said.
    private static LoweringResult Refused(LoweringContext context, IMethodSymbol method, SyntaxNode syntax)
    {
        SemanticModel model = context.ModelOf(syntax.SyntaxTree);
        if (GeneratedMembers.FindCall(context.Compilation, model, syntax, context.Cancellation) is { } call)
            return Report(DiagnosticInfo.At(call.GetLocation(), Descriptors.NoSource, call.Identifier.ValueText));
        if (HasErrors(model, syntax.Span, context.Cancellation)) return new LoweringResult(null, None);
        if (context.Diagnostics.Count > 0) return new LoweringResult(null, context.Diagnostics.ToEquatable());
        if (context.Models.Any(other => HasOtherErrors(context.Compilation, other, context.Cancellation))) return new LoweringResult(null, None);
        if (context.Doubtful is { } doubtful) return Report(DiagnosticInfo.At(doubtful.GetLocation(), Descriptors.Unsupported, $"'{Refusals.Short(doubtful)}'", "say it in simpler steps"));
        return Report(DiagnosticInfo.At(method.Locations[0], Descriptors.Internal, method.Name, "code was taken for broken that is not"));
    }

    private static bool HasErrors(SemanticModel model, TextSpan? span, CancellationToken ct) =>
        model.GetDiagnostics(span, ct).Any(d => d.Severity == DiagnosticSeverity.Error);

    // Calls of derivatives, which the compiler finds once these are there, say nothing about a method.
    private static bool HasOtherErrors(Compilation compilation, SemanticModel model, CancellationToken ct) =>
        model.GetDiagnostics(null, ct).Any(d => d.Severity == DiagnosticSeverity.Error && !GeneratedMembers.IsCall(compilation, model.SyntaxTree.GetRoot(ct), d, ct));

    private static LoweringResult Report(DiagnosticInfo diagnostic) => new(null, EquatableArray.Of(diagnostic));
}
