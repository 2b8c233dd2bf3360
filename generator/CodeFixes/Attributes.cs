using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.CodeFixes;

/// <summary>Attributes of parameters.</summary>
internal static class Attributes
{
    public static ParameterSyntax Add(ParameterSyntax parameter, string name)
    {
        AttributeSyntax attribute = SyntaxFactory.Attribute(SyntaxFactory.ParseName(name));
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute)).WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxTriviaList leading = parameter.GetLeadingTrivia();
        ParameterSyntax plain = parameter.WithLeadingTrivia();
        return plain.WithAttributeLists(plain.AttributeLists.Insert(0, list)).WithLeadingTrivia(leading);
    }

    /// <summary>Takes an attribute away, and the brackets where nothing is left in them.</summary>
    public static ParameterSyntax Remove(ParameterSyntax parameter, string name)
    {
        AttributeSyntax? attribute = parameter.AttributeLists.SelectMany(l => l.Attributes).FirstOrDefault(a => Name(a) == name);
        if (attribute?.Parent is not AttributeListSyntax list) return parameter;
        SyntaxTriviaList leading = parameter.GetLeadingTrivia();
        ParameterSyntax without = list.Attributes.Count == 1
            ? parameter.WithAttributeLists(parameter.AttributeLists.Remove(list))
            : parameter.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)));
        return without.WithLeadingTrivia(leading);
    }

    private static string Name(AttributeSyntax attribute)
    {
        string name = attribute.Name.ToString();
        string last = name.Substring(name.LastIndexOf('.') + 1);
        return last.EndsWith("Attribute", System.StringComparison.Ordinal) ? last.Substring(0, last.Length - "Attribute".Length) : last;
    }
}
