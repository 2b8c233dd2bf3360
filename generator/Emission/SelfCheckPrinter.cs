using System.Collections.Generic;
using System.Linq;
using System.Text;
using AutoDiffGen.Generator.Analysis;
using AutoDiffGen.Generator.Differentiation;
using AutoDiffGen.Generator.IR;

namespace AutoDiffGen.Generator.Emission;

/// <summary>The member that compares a method's derivatives: it hands copies of the arguments to the runtime's SelfCheck, and a call of each.</summary>
internal sealed class SelfCheckPrinter
{
    private readonly Method _primal;
    private readonly IReadOnlyList<Method> _derivatives;
    private readonly SelfCheckNames _names;
    private readonly TypeNames _types;
    private readonly CodeWriter _writer = new();
    private readonly Dictionary<string, string> _copies = [];

    private SelfCheckPrinter(Method primal, IReadOnlyList<Method> derivatives)
    {
        (_primal, _derivatives) = (primal, derivatives);
        _names = new SelfCheckNames(primal);
        _types = new TypeNames(primal.Site.QualifyNames);
    }

    /// <param name="text">Receives the member.</param>
    /// <param name="primal">The method as lowered.</param>
    /// <param name="derivatives">Those that are generated beside it.</param>
    public static void Print(StringBuilder text, Method primal, IReadOnlyList<Method> derivatives) => new SelfCheckPrinter(primal, derivatives).Print(text);

    private void Print(StringBuilder text)
    {
        int depth = _primal.Site.Types.Count;
        foreach (string line in Signature.OfSelfCheck(_primal, _types)) text.Append(' ', 4 * depth).Append(line).Append('\n');
        text.Append(' ', 4 * depth).Append("{\n");
        Body();
        _writer.AppendTo(text, depth + 1);
        text.Append(' ', 4 * depth).Append("}\n");
    }

    private void Body()
    {
        string check = _names.Unique("check");
        List<string> set = [];
        if (_primal.Ops.Any(op => op is Unary { Kind: UnaryKind.Stop })) set.Add("HasStops = true");
        if (RoundsToFloat()) set.Add("RoundsToFloat = true");
        _writer.Line($"var {check} = new {_types.Helper("SelfCheck")}(\"{_primal.Name}\"){(set.Count == 0 ? "" : $" {{ {string.Join(", ", set)} }}")};");
        string receiver = Receiver();
        foreach (IReadOnlyList<Parameter> group in Groups.Of(_primal)) Copy(check, group);
        string result = "";
        if (_primal.ReturnType is { } type)
        {
            result = _names.Unique("result");
            _writer.Line($"var {result} = {check}.Returned<{TypeNames.Keyword(type)}>();");
        }

        string matrix = "";
        if (_derivatives.FirstOrDefault(d => d.Kind is Kinds.Hessian or Kinds.Jacobian) is { } full)
        {
            matrix = _names.Unique("matrix");
            _writer.Line($"var {matrix} = {check}.Matrix<{Groups.ElementType(full.Parameters[full.Parameters.Count - 1])}>();");
        }

        string returned = result.Length == 0 ? "" : $"{result}.Value = ";
        _writer.Line($"{check}.Value = () => {returned}{Call(_primal, receiver, result, matrix)};");
        string pattern = _derivatives.FirstOrDefault(IsSparse) is { } sparse ? Pattern(sparse) : "";
        foreach (Method derivative in _derivatives)
        {
            // A pattern is no value of the method's.
            bool isPattern = derivative.Kind is Kinds.HessianSparsity or Kinds.JacobianSparsity;
            string parameters = IsSparse(derivative) ? Naming.Escape(pattern) : "()";
            _writer.Line($"{check}.{derivative.Kind} = {parameters} => {(isPattern ? "" : returned)}{Call(derivative, receiver, result, matrix)};");
        }

        _writer.Line($"return {check}.Report();");
    }

    // What the result depends on may have the digits of float on the way, though inputs and result have more.
    private bool RoundsToFloat()
    {
        if (!_primal.Ops.Any(IsFloat)) return false;
        Activity activity = new(_primal, new MemoryRoots(_primal), _primal.Parameters.Where(p => p.Role == ParameterRole.Wrt).Select(p => p.Value), _primal.Dependents, Partials.HasDerivative);
        return _primal.Ops.Any(op => IsFloat(op) && activity.IsActive(op.Defined[0]));

        static bool IsFloat(Op op) => op is PureOp { Result.Type: ScalarType { Kind: Scalar.Float32 } };
    }

    private static bool IsSparse(Method derivative) => derivative.Kind is Kinds.SparseHessian or Kinds.SparseJacobian;

    private static string Pattern(Method sparse) => sparse.Parameters[sparse.Parameters.Count - 2].Name;

    // A struct's own fields cannot be captured, and are copied so that they stay.
    private string Receiver()
    {
        Site site = _primal.Site;
        string type = site.Types[site.Types.Count - 1];
        bool isHidden = SelfCheckNames.IsHidden(_primal, _derivatives);
        if (site.IsStatic) return isHidden ? SelfCheckNames.TypeName(type) + "." : "";
        if (!type.Contains("struct ")) return isHidden ? "this." : "";
        string self = _names.Unique("self");
        _writer.Line($"var {self} = this;");
        return self + ".";
    }

    private void Copy(string check, IReadOnlyList<Parameter> group)
    {
        Parameter head = Groups.Head(group);
        string name = Naming.Escape(head.Name);
        // Nobody reads it from here.
        if (head.Form == ParameterForm.OutScalar) _writer.Line($"{name} = default;");
        Parameter[] moved = [.. group.Where(p => p.Role is ParameterRole.Wrt or ParameterRole.Output)];
        if (Source(head, moved.Length > 0) is not { } source) return;
        string copy = _names.Unique(head.Name + "At");
        _copies.Add(head.Name, copy);
        _writer.Line($"var {copy} = {check}.{source}({(head.Form == ParameterForm.OutScalar ? $"default({Groups.ElementType(head)})" : name)});");
        if (moved.Length == 0) return;
        string kind = moved[0].Role == ParameterRole.Wrt ? "Wrt" : "Output", start = $"{check}.{kind}(\"{head.Name}\", {copy}";
        if (moved.Length == 1 && moved[0].Member.Length == 0)
        {
            _writer.Line($"{start});");
            return;
        }

        // What the struct consists of, and how to set that.
        string members = string.Join(", ", moved.Select(p => $"\"{p.Member}\""));
        string read = string.Join(", ", moved.Select(p => Generic(p) is { } ? $"double.CreateTruncating(e.{p.Member})" : $"e.{p.Member}"));
        string write = string.Join(" ", moved.Select((p, i) => Set(p, $"v[{i}]")));
        _writer.Line($"{start}, new[] {{ {members} }}, static e => new double[] {{ {read} }}, static (ref {Groups.ElementType(head)} e, double[] v) => {{ {write} }});");
    }

    private static string Set(Parameter leaf, string number)
    {
        string item = Generic(leaf) is { } type ? $"{type}.CreateTruncating({number})" : Element(leaf).Kind == Scalar.Float32 ? $"(float){number}" : number;
        return leaf.Update.Length > 0 ? $"e = {ElementPrinter.Updated(leaf, "e", item)};" : $"e.{leaf.Member} = {item};";
    }

    private static string? Generic(Parameter leaf) => Element(leaf) is { Kind: Scalar.Generic } type ? type.Keyword : null;

    private static ScalarType Element(Parameter leaf) => leaf.Value.Type is ArrayType array ? array.Element : (ScalarType)leaf.Value.Type;

    // What copies it; null where the argument itself will do.
    private string? Source(Parameter head, bool isMoved)
    {
        string type = Groups.ElementType(head);
        switch (head.Form)
        {
            case ParameterForm.Array: return $"Array<{type}>";
            case ParameterForm.Grid: return $"Grid<{type}>";
            case ParameterForm.Jagged: return $"Rows<{type}>";
            case ParameterForm.Span or ParameterForm.ReadOnlySpan: return $"Memory<{type}>";
            case ParameterForm.RefScalar: return $"Variable<{type}>";
            case ParameterForm.OutScalar: return isMoved ? $"Variable<{type}>" : null;
            default:
                if (SpanElement(head) is { } element) return $"Memory<{element}>";
                return isMoved || head.Modifier.Length > 0 ? $"Variable<{type}>" : null;
        }
    }

    // A span of objects, of which nothing else is known.
    private static string? SpanElement(Parameter head)
    {
        foreach (string span in SelfCheckNames.Spans)
            if (head.TypeName.StartsWith(span, System.StringComparison.Ordinal)) return head.TypeName.Substring(span.Length, head.TypeName.Length - span.Length - 1);
        return null;
    }

    private string Call(Method method, string receiver, string result, string matrix)
    {
        string typeParameters = method.Site.TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", method.Site.TypeParameters)}>";
        IEnumerable<string> arguments = Groups.Of(method).Select(group => Argument(method, Groups.Head(group), result, matrix));
        return $"{receiver}{Naming.Escape(method.Name)}{typeParameters}({string.Join(", ", arguments)})";
    }

    private string Argument(Method method, Parameter parameter, string result, string matrix)
    {
        if (parameter.Role is not (ParameterRole.Gradient or ParameterRole.Adjoint or ParameterRole.Tangent)) return Own(parameter);
        if (method.Kind is Kinds.Hessian or Kinds.Jacobian || IsSparse(method)) return $"{matrix}.Elements";
        string copy = parameter.Of.Length > 0 ? _copies[parameter.Of] : result;
        string place = parameter.Role == ParameterRole.Tangent ? "Tangent" : "Result";
        return parameter.Form switch
        {
            ParameterForm.Span or ParameterForm.ReadOnlySpan => $"{copy}.{place}Span",
            ParameterForm.OutScalar => $"out {copy}.{place}",
            ParameterForm.RefScalar => $"ref {copy}.{place}",
            _ => $"{copy}.{place}",
        };
    }

    private string Own(Parameter parameter)
    {
        if (!_copies.TryGetValue(parameter.Name, out string copy)) return parameter.Form == ParameterForm.OutScalar ? $"out {Groups.ElementType(parameter)} _" : Naming.Escape(parameter.Name);
        return parameter.Form switch
        {
            ParameterForm.Span => $"{copy}.Span",
            ParameterForm.ReadOnlySpan => $"{copy}.ReadOnlySpan",
            ParameterForm.OutScalar => $"out {copy}.Value",
            ParameterForm.RefScalar => $"ref {copy}.Value",
            _ when SpanElement(parameter) is not null => $"{copy}.{(parameter.TypeName.StartsWith(SelfCheckNames.Spans[0], System.StringComparison.Ordinal) ? "Span" : "ReadOnlySpan")}",
            _ when parameter.Modifier.Length > 0 => $"in {copy}.Value",
            _ => $"{copy}.Value",
        };
    }
}
