namespace Pmo.Components;

/// <summary>One thing that happened.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it; <see cref="PersonId.System"/> for a policy.</param>
/// <param name="Text">What, in a sentence.</param>
/// <param name="Icon">A Tabler icon.</param>
/// <param name="Tone">How it should feel.</param>
/// <param name="Detail">A reason or quotation beneath.</param>
/// <param name="Whom">Whom it went to.</param>
/// <param name="InPlaceOf">The absent person in whose place they were told.</param>
/// <param name="For">In whose place a deputy did it.</param>
/// <param name="More">A page that says more of it.</param>
public sealed record Happening(
    DateTimeOffset At, PersonId? By, string Text, string Icon = "point", Tone Tone = Tone.Neutral, string? Detail = null, PersonId? Whom = null, PersonId? InPlaceOf = null, PersonId? For = null, string? More = null);
