using Pmo.Office;

namespace Pmo.Reporting.Importing;

/// <summary>Makes what a file says fit for the project register, which is stricter than a spreadsheet. The reports keep the file's own words.</summary>
internal static class RegisterText
{
    /// <summary>The longest project code, department code, name, label and description the register takes.</summary>
    public const int Code = 60, Name = 400, Label = 200, Description = 8000;

    /// <summary>One line: every run of blanks and line breaks is a blank, and control characters are gone.</summary>
    public static string Line(string text) => string.Join(' ', text.Split(null as char[], StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(w => w.Length > 0));

    /// <summary>One line for a label, cut where the register ends.</summary>
    public static string? LabelOf(string? text) => text is null ? null : Cut(Line(text), Label);

    /// <summary>Several lines, cut where the register ends.</summary>
    public static string? DescriptionOf(string? text) =>
        text is null ? null : Cut(string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\r' or '\t')), Description);

    /// <summary>A profile without what contradicts itself: an end before the start, a negative budget.</summary>
    public static ProjectProfile Profile(ProjectProfile p) => p with
    {
        Category = LabelOf(p.Category),
        Phase = LabelOf(p.Phase),
        End = p.End < p.Start ? null : p.End,
        Budget = p.Budget < 0 ? null : p.Budget,
    };

    private static string Plain(string word) => word.Any(char.IsControl) ? string.Concat(word.Where(c => !char.IsControl(c))) : word;

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)].TrimEnd() + "…";
}
