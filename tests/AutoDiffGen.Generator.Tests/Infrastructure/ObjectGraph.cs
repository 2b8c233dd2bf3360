using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Finds what must not be kept between edits: it would hold a whole compilation in memory, and never compare equal.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Compilation), typeof(SemanticModel),
        typeof(IOperation), typeof(Location), typeof(AttributeData),
    ];

    /// <summary>The path of fields from the object to something forbidden; null where nothing is reachable.</summary>
    public static string? FindForbidden(object root)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(object Item, string Path)> open = new([(root, root.GetType().Name)]);
        while (open.TryPop(out (object Item, string Path) next))
        {
            Type type = next.Item.GetType();
            if (Array.Exists(Forbidden, f => f.IsAssignableFrom(type))) return $"{next.Path}: {type.Name}";
            if (!type.IsValueType && !seen.Add(next.Item)) continue;
            foreach ((object item, string name) in Parts(next.Item, type)) open.Push((item, $"{next.Path}.{name}"));
        }

        return null;
    }

    private static IEnumerable<(object Item, string Name)> Parts(object item, Type type)
    {
        // Reflection objects describe the generator's own code; pointers and primitives hold nothing.
        if (type.IsPrimitive || item is string or MemberInfo or Assembly or Module or Pointer) return [];
        if (item is Array array)
            return array.Cast<object?>().Select((element, i) => (Item: element, Name: $"[{i}]")).Where(p => p.Item is not null)!;
        return Fields(type).Select(f => (Item: f.GetValue(item), f.Name)).Where(p => p.Item is not null)!;
    }

    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null; type = type.BaseType)
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
    }
}
