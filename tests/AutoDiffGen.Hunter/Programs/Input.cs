namespace AutoDiffGen.Hunter.Programs;

/// <summary>How a parameter is written.</summary>
internal enum InputForm
{
    Scalar,
    Span,
    ReadOnlySpan,
    Array,
}

/// <summary>Whether a floating-point parameter is differentiated.</summary>
internal enum InputRole
{
    /// <summary>Differentiated if no other parameter has [Wrt].</summary>
    Plain,
    Wrt,
    NoGradient,
}

/// <summary>A parameter of the loss.</summary>
internal sealed record Input(string Name, Sort Element, InputForm Form, InputRole Role)
{
    public bool IsFloat => Element is Sort.Double or Sort.Single;

    public string Declaration(Dialect dialect)
    {
        string element = Element switch { Sort.Double => dialect.Double, Sort.Single => dialect.Single, Sort.Int => "int", _ => "bool" };
        string type = Form switch { InputForm.Scalar => element, InputForm.Array => $"{element}[]", _ => $"{Form}<{element}>" };
        string role = dialect.IsDual || Role == InputRole.Plain ? "" : $"[{Role}] ";
        return $"{role}{type} {Name}";
    }
}
