using System.ComponentModel.DataAnnotations;

namespace Pmo.Host.Engaging;

/// <summary>A review as it is filled in.</summary>
public sealed class EngagementForm
{
    [Required(ErrorMessage = "Give the review a title.")] public string? Title { get; set; }
    [Required(ErrorMessage = "Say against what is reviewed.")] public string? Criteria { get; set; }
    [Required(ErrorMessage = "Choose the first day of the period.")] public DateOnly? From { get; set; }
    [Required(ErrorMessage = "Choose the last day of the period.")] public DateOnly? To { get; set; }
    public List<string>? Departments { get; set; }
    public string? Projects { get; set; }
    public List<string>? Reviewers { get; set; }
    [Required(ErrorMessage = "Choose the lead.")] public string? Lead { get; set; }
    [Required(ErrorMessage = "Declare the reviewers' independence.")] public string? Independence { get; set; }

    internal IReadOnlyList<string> Codes => (Projects ?? "").Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
