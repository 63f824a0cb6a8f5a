using System.ComponentModel.DataAnnotations;

namespace Pmo.Reporting;

/// <summary>A later due date as it is typed.</summary>
public sealed class MoveDueForm
{
    [Required(ErrorMessage = "Say by when.")] public DateOnly? Due { get; set; }
    [Required(ErrorMessage = "Say why there is more time.")] public string? Reason { get; set; }
}
