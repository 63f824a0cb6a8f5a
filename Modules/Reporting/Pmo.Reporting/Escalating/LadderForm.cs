using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Pmo.Reporting.Escalating;

/// <summary>A ladder as it is typed: an empty grace leaves its level out.</summary>
public sealed class LadderForm
{
    public string? Reminders { get; set; }
    public int? ProjectManager { get; set; }
    public int? LineManager { get; set; }
    public int? HeadOfPmo { get; set; }
    public int? Sponsor { get; set; }
    public int? Executive { get; set; }
    [Required(ErrorMessage = "Say how many working days.")] public int? Answer { get; set; }

    /// <summary>What was pressed: "above" to climb the ladder above, or nothing to set this one.</summary>
    public string? Step { get; set; }

    internal static LadderForm Of(LadderRules r) => new()
    {
        Reminders = string.Join(", ", r.Reminders.Select(d => d.ToString(CultureInfo.InvariantCulture))),
        ProjectManager = LadderWords.Grace(r, LadderLevel.ProjectManager), LineManager = LadderWords.Grace(r, LadderLevel.LineManager), HeadOfPmo = LadderWords.Grace(r, LadderLevel.HeadOfPmo),
        Sponsor = LadderWords.Grace(r, LadderLevel.Sponsor), Executive = LadderWords.Grace(r, LadderLevel.Executive), Answer = r.AnswerWorkingDays,
    };

    /// <summary>The ladder; null where the reminders are not numbers.</summary>
    internal LadderRules? ToRules()
    {
        var reminders = new List<int>();
        foreach (var part in (Reminders ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
            if (int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day)) reminders.Add(day);
            else return null;
        (LadderLevel Level, int? Grace)[] steps =
        [
            (LadderLevel.ProjectManager, ProjectManager), (LadderLevel.LineManager, LineManager), (LadderLevel.HeadOfPmo, HeadOfPmo),
            (LadderLevel.Sponsor, Sponsor), (LadderLevel.Executive, Executive),
        ];
        return new(reminders, [.. steps.Where(s => s.Grace is not null).Select(s => new LadderStep(s.Level, s.Grace!.Value))], Answer ?? 0);
    }
}
