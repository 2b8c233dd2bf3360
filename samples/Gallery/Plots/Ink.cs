namespace Gallery;

/// <summary>Hues that people with colour-blindness tell apart (Okabe and Ito).</summary>
internal enum Ink
{
    Blue,
    Vermilion,
    Green,
    Purple,
    Orange,
    Sky,
    Black,
    Grey,
    White,
}
