namespace Pmo.Components;

/// <summary>How a thing should feel. Never the only carrier of meaning: a word or shape says the same.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Warn,
    Bad,
    Muted,
}

/// <summary>The colour class and icon of a tone.</summary>
public static class Tones
{
    /// <summary>The suffix of its css classes.</summary>
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        Tone.Info => "info",
        Tone.Muted => "muted",
        _ => "neutral",
    };

    /// <summary>Its icon.</summary>
    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Good => "circle-check",
        Tone.Warn => "alert-triangle",
        Tone.Bad => "alert-octagon",
        _ => "info-circle",
    };
}
