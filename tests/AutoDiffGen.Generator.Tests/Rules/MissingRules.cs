using System.Collections.Generic;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Methods of Math, MathF, double and float that the table leaves out on purpose.</summary>
internal static class MissingRules
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["BitIncrement"] = "tells of the representation, not of the number",
        ["BitDecrement"] = "tells of the representation, not of the number",
        ["SinCos"] = "returns a tuple; `Sin` and `Cos` have rules",
        ["SinCosPi"] = "returns a tuple; `SinPi` and `CosPi` have rules",
        ["ConvertToInteger"] = "generic; a cast says the same",
        ["ConvertToIntegerNative"] = "generic; a cast says the same",
        ["CreateChecked"] = "generic; a cast says the same",
        ["CreateSaturating"] = "generic; a cast says the same",
        ["CreateTruncating"] = "generic; a cast says the same",
        ["Parse"] = "reads text",
        ["TryParse"] = "reads text",
    };
}
