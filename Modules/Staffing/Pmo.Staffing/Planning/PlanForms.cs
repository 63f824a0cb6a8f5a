using System.ComponentModel.DataAnnotations;
using Pmo.Components;

namespace Pmo.Staffing.Planning;

/// <summary>A plan's name.</summary>
public sealed class PlanNameForm
{
    [Required(ErrorMessage = "Name the plan.")] public string? Name { get; set; }
}

/// <summary>Why a plan is applied or discarded.</summary>
public sealed class PlanReasonForm
{
    [Required(ErrorMessage = "Say why.")] public string? Reason { get; set; }
    public bool Whole { get; set; }
}

/// <summary>A booking that a plan would make.</summary>
public sealed class PlanBookForm
{
    [Required(ErrorMessage = "Choose a person.")] public string? Person { get; set; }
    [Required(ErrorMessage = "Choose a project.")] public string? Project { get; set; }
    [Required(ErrorMessage = "Choose a kind.")] public BookingKind? Kind { get; set; } = BookingKind.Hard;
    [Required(ErrorMessage = "Give the share of a week.")] public decimal? Percent { get; set; } = 100;
    [Required(ErrorMessage = "Give the first day.")] public DateOnly? From { get; set; }
    [Required(ErrorMessage = "Give the last day.")] public DateOnly? To { get; set; }
    public DateOnly? Until { get; set; }
}

/// <summary>A booking that a plan would end early.</summary>
public sealed class PlanReleaseForm
{
    [Required(ErrorMessage = "Choose a booking.")] public string? Booking { get; set; }
    [Required(ErrorMessage = "Give the last day.")] public DateOnly? LastDay { get; set; }
}

/// <summary>A booking that a plan would change.</summary>
public sealed class PlanChangeForm
{
    [Required(ErrorMessage = "Choose a booking.")] public string? Booking { get; set; }
    [Required(ErrorMessage = "Give the share of a week.")] public decimal? Percent { get; set; }
    [Required(ErrorMessage = "Give the day.")] public DateOnly? From { get; set; }
    [Required(ErrorMessage = "Give the last day.")] public DateOnly? To { get; set; }
}

/// <summary>How plans are told on pages.</summary>
internal static class PlanWords
{
    public static string Summary(PlanRow p) => p.Stage is PlanStage.Applied or PlanStage.Applying
        ? string.Join(", ", new[] { p.Done > 0 ? $"{p.Done} done" : null, p.Asked > 0 ? $"{p.Asked} asked for" : null, p.Refused > 0 ? $"{p.Refused} refused" : null }.OfType<string>())
        : $"about {Format.Count(p.People, "person", "people")}";

    /// <summary>What a line would do, after the person's name.</summary>
    public static string Of(PlannedMove m, Format format) => m.Kind switch
    {
        PlannedKind.Book => $"{m.Percent} % of a week, {format.Day(m.From)} to {format.Day(m.To)}{(m.Until is { } until ? $", soft until {format.Day(until)}" : "")}",
        PlannedKind.Release => m.To < m.From ? "nothing stays of it" : $"the last day is {format.Day(m.To)}",
        _ => $"{m.Percent} % of a week from {format.Day(m.From)}, until {format.Day(m.To)}",
    };

    public static string Of(PlannedMove m) => m.Kind switch { PlannedKind.Book => m.Firm == BookingKind.Hard ? "Book" : "Pencil in", PlannedKind.Release => "Release", _ => "Change" };
}
