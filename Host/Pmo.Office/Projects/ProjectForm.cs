using System.ComponentModel.DataAnnotations;

namespace Pmo.Office;

/// <summary>What people fill in about a project.</summary>
public sealed class ProjectForm
{
    [StringLength(Entry.Code, ErrorMessage = "A code has at most 60 characters.")] public string? Code { get; set; }
    [Required(ErrorMessage = "Give the project a name."), StringLength(Entry.Name * 2, ErrorMessage = "A name has at most 400 characters.")] public string? Name { get; set; }
    public string? Description { get; set; }
    public string? Department { get; set; }
    public string? Category { get; set; }
    public string? Class { get; set; }
    public string? Phase { get; set; }
    public DateOnly? Start { get; set; }
    public DateOnly? End { get; set; }
    [Range(0, 1e15, ErrorMessage = "A budget is not negative.")] public decimal? Budget { get; set; }
    public string? Currency { get; set; }
    public DateOnly? From { get; set; }
    public string? DecidedBy { get; set; }

    internal ProjectProfile Profile => new(Category, Class, Start, End, Budget, Entry.Tidy(Currency)?.ToUpperInvariant(), Phase);

    internal static ProjectForm Of(ProjectSheet p, DateOnly today) => new()
    {
        Code = p.Code, Name = p.Name, Description = p.Description, Category = p.Profile.Category, Class = p.Profile.Class, Phase = p.Profile.Phase,
        Start = p.Profile.Start, End = p.Profile.End, Budget = p.Profile.Budget, Currency = p.Profile.Currency, From = today,
    };
}
