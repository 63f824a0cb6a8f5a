using System.Text.Json;

namespace Pmo.Host.Selecting;

/// <summary>A population as it is declared: which events are its items, by their stored names. It is told from the log alone, whichever modules run.</summary>
/// <param name="Name">Its name, for ever.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Means">What an item is.</param>
/// <param name="Events">The stored names of its items.</param>
/// <param name="Tests">What is usually tested of an item.</param>
/// <param name="Meaning">Raised when the declaration changes: a population counted before is then told as counted otherwise.</param>
/// <param name="OfProjects">Its items belong to projects. Others are of the whole installation, whatever the scope.</param>
/// <param name="OncePerRecord">Only the first such event of a record.</param>
/// <param name="Fits">A further condition on what the event says.</param>
internal sealed record PopulationKind(
    string Name, string Title, string Means, string[] Events, string[] Tests, int Meaning = 1, bool OfProjects = true, bool OncePerRecord = false, Func<StoredEvent, JsonElement, bool>? Fits = null);

/// <summary>
/// The populations there are. They are declared here, not typed by reviewers: nobody can leave out an item by wording a question. What reviewers
/// themselves look at and do is in none of them, except where it is asked for by name.
/// </summary>
internal static class PopulationKinds
{
    public static IReadOnlyList<PopulationKind> All { get; } =
    [
        new("reports-submitted", "Reports handed in", "Every revision of a report that was handed in.", ["reporting.report-submitted"],
            ["Handed in by whoever answered for it", "In time, or its lateness was followed up", "Complete by the standard in force"]),
        new("reviews-decided", "Reports accepted or returned", "Every decision on a report that was handed in.", ["reporting.report-accepted", "reporting.report-returned"],
            ["Decided by somebody without a part in it", "A return says why", "Decided within a reasonable time"]),
        new("reports-late", "Late reports", "Every report that fell behind its grace, once.", ["reporting.report-fell-behind"],
            ["Its due day was right by the calendar", "Reminded as the ladder says", "Escalated in time"], OncePerRecord: true, Fits: (_, e) => TextOf(e, "lateness") is not "Overdue"),
        new("escalations", "Escalations", "Every step of a ladder that was taken.", ["reporting.report-escalated"],
            ["Went to whoever held the step", "In time", "Answered, or passed on"]),
        new("waivers", "Waivers of cadence", "Every period excused and every due day moved.", ["reporting.period-excused", "reporting.obligation-due-moved"],
            ["The reason holds", "Granted by somebody who may", "Before it was due, or by the head of the PMO"]),
        new("rights", "Changes of rights", "Every role granted or withdrawn, every person disabled or enabled, every unit's manager, line manager and deputy named.",
            ["office.role-granted", "office.role-withdrawn", "office.person-disabled", "office.person-enabled", "office.unit-manager-named", "office.line-manager-named", "office.deputy-named", "office.deputy-withdrawn"],
            ["Asked for by somebody who may", "Needed for the person's work", "Not granted to themselves"], OfProjects: false),
        new("backdated", "Backdated facts", "Every fact about a project that was recorded a day or more after the day from which it holds.",
            ["office.project-status-recorded", "office.project-profile-changed", "office.project-move-decided", "office.project-moved"],
            ["The fact is true from that day", "The delay is explained", "No closed figure was meant to change"], Fits: Backdated),
        new("register", "Changes of the register", "Every project registered, renamed, regrouped, moved, given other facts, people or a status.",
            ["office.project-registered", "office.project-renamed", "office.project-profile-changed", "office.project-grouped", "office.project-moved", "office.project-status-recorded", "office.project-manager-named", "office.sponsor-named", "office.team-member-added", "office.team-member-removed"],
            ["Decided by somebody who may", "Recorded as decided", "Recorded without delay"]),
        new("imports", "Imports", "Every import that was completed.", ["reporting.import-completed"],
            ["The file is the one that was approved", "Every refused row was followed up"], OfProjects: false),
        new("looks", "Looks into the log", "Every look of a reviewer, head or administrator into the log.", ["host.records-viewed"],
            ["Within an engagement or a duty"], OfProjects: false),
        new("page-looks", "Pages looked at by reviewers", "Every page or query opened by somebody whose only role is compliance reviewer.", ["host.page-viewed"],
            ["Within an engagement"], OfProjects: false),
    ];

    /// <summary>A population by its name; null when none is declared.</summary>
    public static PopulationKind? Find(string? name) => All.FirstOrDefault(k => k.Name == name);

    /// <summary>What people call it.</summary>
    public static string TitleOf(string name) => Find(name)?.Title ?? name;

    /// <summary>A text of an event.</summary>
    public static string? TextOf(JsonElement e, string field) => e.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An id in an event.</summary>
    public static Guid? IdOf(JsonElement e, string field) => Guid.TryParse(TextOf(e, field), out var id) ? id : null;

    private static bool Backdated(StoredEvent stored, JsonElement e) =>
        DateOnly.TryParseExact(TextOf(e, "from"), "yyyy-MM-dd", out var from) && from < DateOnly.FromDateTime(stored.RecordedAt.UtcDateTime);
}
