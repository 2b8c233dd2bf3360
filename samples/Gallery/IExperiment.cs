namespace Gallery;

/// <summary>One section of the gallery: something that a book shows or asks, computed anew.</summary>
internal interface IExperiment
{
    /// <summary>The heading: text.</summary>
    string Title { get; }

    /// <summary>What it reproduces: a figure, problem or equation.</summary>
    string Source { get; }

    /// <summary>What is shown and how, in paragraphs of HTML.</summary>
    string Text { get; }

    /// <summary>The files of Models/ that hold its losses, without their extension; the page prints them.</summary>
    string[] Models { get; }

    /// <summary>Trains, measures, and returns what to draw and what must hold.</summary>
    Findings Run();
}
