using System.Text.RegularExpressions;

namespace Pmo.Reporting;

/// <summary>Issues the next version of the reporting standard, from a day on, with a note of what is new.</summary>
[May(Role.HeadOfPmo)]
internal sealed record IssueReportingStandard(
    int Replaces, DateOnly From, StandardSection[] Sections, Dimension[] Dimensions, FigureAsked[] Figures, ColourRule[] Colours, string Note) : ICommand;

/// <summary>A new version replaces the newest one for periods that open from its day on; what has opened keeps the version it opened with.</summary>
internal sealed partial class IssueReportingStandardRule : IRule<IssueReportingStandard, ReportingStandards>
{
    public string Stream(IssueReportingStandard c) => ReportingStandards.Stream;

    public Decision Decide(IssueReportingStandard c, ReportingStandards s, Moment m) => c switch
    {
        _ when c.Replaces != s.Newest.Version => Decision.Refuse("standard.changed", $"Version {s.Newest.Version} was issued meanwhile. Open it and make your change there."),
        { Note: var note } when string.IsNullOrWhiteSpace(note) => Decision.Refuse("standard.note-missing", "Say in a note what is new and why."),
        _ when c.From < DateOnly.FromDateTime(m.Now.UtcDateTime) => Decision.Refuse("standard.from-past", "A version holds from today or a later day: reports already asked for keep theirs."),
        _ when Fault(c) is { } fault => fault,
        _ => [new ReportingStandardIssued(new(s.Newest.Version + 1, c.From, c.Sections, c.Dimensions, c.Figures, c.Colours, c.Note.Trim()), m.Actor, m.Now)],
    };

    private static Decision? Fault(IssueReportingStandard c)
    {
        if (c.Sections.Any(s => s is null) || c.Figures.Any(f => f is null) || c.Colours.Any(r => r?.Needs is null))
            return Decision.Refuse("standard.incomplete", "A section, figure or colour rule is empty.");
        if (c.Sections.Length is 0 or > 40) return Decision.Refuse("standard.sections", "A report has between 1 and 40 sections.");
        foreach (var section in c.Sections)
        {
            if (!Key().IsMatch(section.Key)) return Decision.Refuse("standard.section-key", $"\"{section.Key}\" is no section key: use 1 to 30 small letters, digits and hyphens.");
            if (string.IsNullOrWhiteSpace(section.Title)) return Decision.Refuse("standard.section-title", $"Give the section \"{section.Key}\" a title.");
            if (section.MostWords is < 1 or > 5000) return Decision.Refuse("standard.section-words", $"The word limit of \"{section.Title}\" must be between 1 and 5000.");
        }

        if (Twice(c.Sections.Select(s => s.Key)) is { } key) return Decision.Refuse("standard.section-twice", $"The section key \"{key}\" is used twice.");
        if (Twice(c.Dimensions) is { } dimension) return Decision.Refuse("standard.dimension-twice", $"{dimension} is named twice.");
        if (Twice(c.Figures.Select(f => f.Figure)) is { } figure) return Decision.Refuse("standard.figure-twice", $"{figure} is named twice.");
        if (Twice(c.Colours.Select(r => r.Colour)) is { } colour) return Decision.Refuse("standard.colour-twice", $"{colour} is named twice.");
        return null;
    }

    private static object? Twice<T>(IEnumerable<T> keys) where T : notnull
    {
        var seen = new HashSet<T>();
        foreach (var key in keys)
            if (!seen.Add(key)) return key;
        return null;
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?$")]
    private static partial Regex Key();
}
