using System.ComponentModel.DataAnnotations;
using Pmo.Components;
using Pmo.Office;

namespace Pmo.Staffing.Requesting;

/// <summary>What people fill in to ask for a project manager.</summary>
public sealed class RequestForm
{
    [Required(ErrorMessage = "Choose a project.")] public string? Project { get; set; }
    [Required(ErrorMessage = "Say what made it ready.")] public Readiness? Because { get; set; } = Readiness.Gate;
    [Required(ErrorMessage = "Choose a grade.")] public Grade? Grade { get; set; }
    [Required(ErrorMessage = "Give the share of a week.")] public decimal? Percent { get; set; } = 50;
    [Required(ErrorMessage = "Give the first day.")] public DateOnly? From { get; set; }
    [Required(ErrorMessage = "Give the last day.")] public DateOnly? To { get; set; }
    public string? Place { get; set; }

    /// <summary>What is asked of the post.</summary>
    public PostNeeds Needs(IReadOnlyList<AskedCompetency> competencies) => new(Grade!.Value, (int)Percent!.Value, From!.Value, To!.Value, competencies, string.IsNullOrWhiteSpace(Place) ? null : Place.Trim());

    /// <summary>A form that holds what is asked now.</summary>
    public static RequestForm Of(RequestSheet r) => new() { Project = r.Row.Project.ToString(), Because = r.Because, Grade = r.Row.Grade, Percent = r.Row.Percent, From = r.Row.From, To = r.Row.To, Place = r.Place };
}

/// <summary>How requests are told on pages.</summary>
internal static class RequestWords
{
    public static IReadOnlyList<Option> Reasons { get; } = [new(nameof(Readiness.Gate), "Its gate"), new(nameof(Readiness.Initiation), "Its initiation"), new(nameof(Readiness.Sponsor), "Its sponsor")];

    public static string Of(Readiness because) => because switch { Readiness.Gate => "its gate", Readiness.Initiation => "its initiation", _ => "its sponsor" };

    /// <summary>A competency with the level that is asked.</summary>
    public static string Of(string name, CompetencyLevel? level) => level is { } l ? $"{name}, {l.ToString().ToLowerInvariant()}" : name;
}
