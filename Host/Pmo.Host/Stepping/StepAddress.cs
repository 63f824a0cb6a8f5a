using System.Globalization;

namespace Pmo.Host.Stepping;

/// <summary>Where a record, one of its steps, or one of its versions is read. Such an address holds for ever: a stream's name and the number of a step never change.</summary>
public static class StepAddress
{
    /// <summary>The record, at its last step.</summary>
    public static string Of(string stream) => $"/audit/streams/{stream}";

    /// <summary>One of its steps, from 1.</summary>
    public static string Of(string stream, int step) => string.Create(CultureInfo.InvariantCulture, $"/audit/streams/{stream}?step={step}#step-{step}");

    /// <summary>The record as it stood after so many steps.</summary>
    public static string Version(string stream, int version) => string.Create(CultureInfo.InvariantCulture, $"/audit/streams/{stream}?version={version}#record");

    internal static string Of(StepLink link) => link.Step is { } step ? Of(link.Stream, step) : Of(link.Stream);
}
