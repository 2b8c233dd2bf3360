using System;
using System.Collections.Generic;
using AutoDiffGen.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Lowering;

/// <summary>What can be read and assigned; its own parts (array and index) are evaluated once, when it is made.</summary>
/// <remarks>A `ref` local or parameter is another name of a place.</remarks>
internal abstract class Place
{
    public abstract Shape Shape { get; }

    /// <param name="at">What reads it, to point at where it cannot be.</param>
    public abstract Datum Read(SyntaxNode at);

    /// <param name="value">Of the place's shape.</param>
    /// <param name="at">What assigns it.</param>
    public abstract void Write(Datum value, SyntaxNode at);

    /// <summary>The place of one part of a struct.</summary>
    public virtual Place Part(int index) => throw new InvalidOperationException($"'{Shape.Type}' has no parts.");

    /// <summary>The variables that an assignment to it changes.</summary>
    public virtual IEnumerable<Variable> Variables => [];

    /// <summary>Whether it is memory, whose index can be out of range.</summary>
    public virtual bool IsElement => false;

    /// <summary>Whether a plain assignment checks the index before it computes the value.</summary>
    public virtual bool ChecksFirst => false;

    /// <summary>Reads the element, if anyone could tell that a wrong index shows only when it is written.</summary>
    /// <param name="later">What comes between here and the writing.</param>
    /// <param name="writesFollow">Whether other elements are written before.</param>
    public virtual void Check(IReadOnlyList<Op> later, bool writesFollow = false) { }
}
