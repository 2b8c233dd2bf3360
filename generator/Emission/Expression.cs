namespace AutoDiffGen.Generator.Emission;

/// <summary>How tightly C# binds an expression, loosest first.</summary>
internal enum Precedence
{
    Conditional,
    OrElse,
    AndAlso,
    Or,
    Xor,
    And,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}

/// <summary>Text of an expression, and when it needs parentheses inside another.</summary>
internal readonly record struct Expression(string Text, Precedence Precedence)
{
    /// <summary>The text, in parentheses where it binds more loosely than its place asks for.</summary>
    public string Within(Precedence place) => Precedence < place ? $"({Text})" : Text;
}
