namespace Pmo.Host.Stepping;

/// <summary>Finds the told text in a sheet, and reads it.</summary>
internal static class SheetTexts
{
    /// <summary>All of it.</summary>
    public static IEnumerable<string> In(StreamSheet sheet) =>
    [
        sheet.Title, .. sheet.Around.Select(s => s.Sentence), .. (sheet.State?.Fields ?? []).SelectMany(f => f.Lines),
        .. sheet.Shown is not { } step ? [] : (IEnumerable<string>)[step.Sentence, step.TrueOn ?? "", .. step.Says.SelectMany(f => f.Lines), .. step.Fields.SelectMany(f => f.Before.Concat(f.After))],
    ];

    /// <summary>The sheet with names in the places of ids.</summary>
    public static StreamSheet Read(StreamSheet sheet, Func<string, string> name) => sheet with
    {
        Title = name(sheet.Title),
        Around = [.. sheet.Around.Select(s => s with { Sentence = name(s.Sentence) })],
        State = sheet.State is { } state ? state with { Fields = [.. state.Fields.Select(f => Read(f, name))] } : null,
        Shown = sheet.Shown is { } step ? Read(step, name) : null,
    };

    private static StepSheet Read(StepSheet step, Func<string, string> name) => step with
    {
        Sentence = name(step.Sentence),
        TrueOn = step.TrueOn is { } day ? name(day) : null,
        Cause = step.Cause is { } cause ? Read(cause, name) : null,
        Followed = [.. step.Followed.Select(l => Read(l, name))],
        Facts = [.. step.Facts.Select(l => Read(l, name))],
        Concerns = [.. step.Concerns.Select(l => Read(l, name))],
        Says = [.. step.Says.Select(f => Read(f, name))],
        Fields = [.. step.Fields.Select(f => f with { Before = [.. f.Before.Select(name)], After = [.. f.After.Select(name)] })],
    };

    private static StepLink Read(StepLink link, Func<string, string> name) => link with { Title = name(link.Title) };

    private static FieldText Read(FieldText field, Func<string, string> name) => field with { Lines = [.. field.Lines.Select(name)] };
}
