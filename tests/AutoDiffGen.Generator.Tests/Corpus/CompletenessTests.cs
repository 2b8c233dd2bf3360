using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoDiffGen.Corpus;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Corpus;

/// <summary>Every loss has a case, every case a loss, and every gradient the promised signature.</summary>
public sealed class CompletenessTests
{
    public static TheoryData<string, string> Cases => CorpusData.CasesAndPasses;

    [Fact]
    public void Every_attributed_method_has_a_case()
    {
        IEnumerable<string> cases = AllCases.List.Select(c => $"{c.Type}.{c.Method}").Distinct();
        Assert.Equal(CorpusBuild.AttributedMethods().Distinct().Order(), cases.Order());
    }

    [Fact]
    public void The_losses_are_plain_CSharp_without_warnings()
    {
        IEnumerable<Diagnostic> found = Sources.Compile(CorpusText.Trees()).GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.Empty(found);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_has_the_promised_signature(string name, string passes)
    {
        Loss built = CorpusBuild.Find(CorpusData.Case(name), passes);
        MethodInfo loss = built.Method;
        MethodInfo gradient = built.GradientMethod;
        const MethodAttributes compared = MethodAttributes.MemberAccessMask | MethodAttributes.Static;

        Assert.Equal(loss.Attributes & compared, gradient.Attributes & compared);
        Assert.Equal(loss.ReturnType, gradient.ReturnType);
        Assert.Equal(
            loss.GetParameters().Select(p => (p.Name, p.ParameterType)).Concat(built.Wrt.Select(i => Output(built.Parameters[i]))),
            gradient.GetParameters().Select(p => (p.Name, p.ParameterType)));
    }

    private static (string? Name, System.Type Type) Output(ParameterInfo parameter)
    {
        System.Type type = parameter.ParameterType;
        if (type.IsByRef) type = type.GetElementType()!;
        bool isGrid = type is { IsArray: true, IsSZArray: false };
        bool isJagged = type.IsSZArray && type.GetElementType()!.IsArray;
        System.Type? element = type.IsArray ? type.GetElementType() : type.IsByRefLike ? type.GetGenericArguments()[0] : null;
        System.Type output = isGrid || isJagged ? type : element is null ? type.MakeByRefType() : typeof(System.Span<>).MakeGenericType(element);
        return (parameter.Name + "Gradient", output);
    }
}
