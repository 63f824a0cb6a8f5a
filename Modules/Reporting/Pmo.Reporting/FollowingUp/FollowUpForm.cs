using System.ComponentModel.DataAnnotations;

namespace Pmo.Reporting.FollowingUp;

/// <summary>A follow-up as it is typed.</summary>
public sealed class FollowUpForm
{
    public string? With { get; set; }
    public string? Channel { get; set; } = nameof(FollowUpChannel.Phone);
    [Required(ErrorMessage = "Say what came of it.")] public string? Outcome { get; set; }
    public DateOnly? PromisedFor { get; set; }
}
