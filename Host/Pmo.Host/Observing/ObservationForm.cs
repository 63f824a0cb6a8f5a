using System.ComponentModel.DataAnnotations;

namespace Pmo.Host.Observing;

/// <summary>An observation as it is filled in.</summary>
public sealed class ObservationForm
{
    [Required(ErrorMessage = "Give the observation a title.")] public string? Title { get; set; }
    [Required(ErrorMessage = "Say what was found, why it matters and what should be done.")] public string? Text { get; set; }
    [Required(ErrorMessage = "Say how much it matters.")] public Severity? Severity { get; set; }
    [Required(ErrorMessage = "Choose who is to answer.")] public string? Owner { get; set; }
}

/// <summary>What the lead decides, as it is filled in.</summary>
public sealed class SendForm
{
    public int? WorkingDays { get; set; } = 10;
    public string? Calendar { get; set; }
}

/// <summary>A text with which an observation goes on: a reason, or what was tested again.</summary>
public sealed class StepForm
{
    [Required(ErrorMessage = "Say it in a sentence.")] public string? Text { get; set; }
}

/// <summary>An answer as it is filled in.</summary>
public sealed class ReplyForm
{
    [Required(ErrorMessage = "Say whether you agree.")] public string? Agrees { get; set; }
    [Required(ErrorMessage = "Say what you think of it and what you will do.")] public string? Text { get; set; }
    public DateOnly? DoneBy { get; set; }
}
