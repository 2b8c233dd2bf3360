namespace AutoDiffGen.Hunter.Programs;

/// <summary>How a parameter is written.</summary>
internal enum InputForm
{
    Scalar,
    Span,
    ReadOnlySpan,
    Array,

    /// <summary>T[,].</summary>
    Grid,

    /// <summary>T[][].</summary>
    Jagged,
}

/// <summary>Whether a floating-point parameter is differentiated.</summary>
internal enum InputRole
{
    /// <summary>Differentiated if no other parameter has [Wrt].</summary>
    Plain,
    Wrt,
    NoGradient,

    /// <summary>What a method that returns nothing leaves in it is what is differentiated.</summary>
    Output,
}

/// <summary>A parameter of the loss.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">What it is, or holds.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Role">Whether it is differentiated.</param>
/// <param name="Keyword">in, ref, out, or nothing; of scalars.</param>
internal sealed record Input(string Name, Sort Element, InputForm Form, InputRole Role, string Keyword = "")
{
    public bool IsOutput => Role == InputRole.Output;

    public bool HasDerivative => Element is Sort.Double or Sort.Single or Sort.Pair;

    public bool IsReference => Keyword is "ref" or "out";

    public string Declaration(Dialect dialect)
    {
        string element = dialect.Type(Element);
        string type = Form switch
        {
            InputForm.Scalar => element,
            InputForm.Array => $"{element}[]",
            InputForm.Grid => $"{element}[,]",
            InputForm.Jagged => $"{element}[][]",
            _ => $"{Form}<{element}>",
        };
        string role = dialect.IsDual || Role is InputRole.Plain or InputRole.Output ? "" : $"[{Role}] ";
        return $"{role}{(Keyword.Length > 0 ? Keyword + " " : "")}{type} {Name}";
    }
}
