namespace Pmo.Reporting.Sampling;

/// <summary>
/// What a project manager of the sample writes. The figures drift as those of real portfolios do: four reports in ten announce a
/// fresh delay, half the ratings never change, and self-ratings are rosier than the variance.
/// </summary>
internal static class SampleReport
{
    public static ReportContent Of(SampleStage stage, SampleProject project, SamplePeriod period)
    {
        var key = $"{project.Code}/{period.DataDate}";
        if (period.Short == ShortForm.SignOfLife) return ReportContent.Blank with { Sections = [new("still-right", stage.Dice.Pick(SampleText.StillOnHold, $"held/{key}")), new("what-next", "The decision on next year's budget.")] };
        if (project.Told != period.DataDate) Drift(stage.Dice, project, period, key);
        var rag = project.Rag;
        return new ReportContent(rag, [.. Enum.GetValues<Dimension>().Select(d => Rating(stage.Dice, project, d, key))], Sections(stage.Dice, project, key), Figures(project, period),
            Entries(stage.Dice, project, period, key), Milestones(project), [], stage.Dice.Pick(SampleText.Overall(rag), $"overall/{key}"), null, rag == Rag.Green ? null : Recovery(stage.Dice, rag, period, key));
    }

    private static void Drift(Dice dice, SampleProject project, SamplePeriod period, string key)
    {
        var steady = dice.Roll($"steady/{project.Code}");
        if (steady < .75 && dice.Chance(.38, $"delay/{key}")) project.DaysBehind += dice.Between(4, 28, $"days/{key}");
        if (steady < .6 && dice.Chance(.3, $"over/{key}")) project.Over += (dice.Roll($"share/{key}") - .35) * .04;
        project.Told = period.DataDate;
        project.Rag = Told(dice, project, key);
    }

    /// <summary>What the figures say, told one step better by the optimists; half never change their rating.</summary>
    private static Rag Told(Dice dice, SampleProject project, string key)
    {
        var worst = Math.Max(Of(project.DaysBehind, 30, 120), Of((int)(100 * project.Over), 10, 30));
        var optimist = dice.Chance(.45, $"optimist/{project.Code}");
        return (Rag)Math.Max(0, optimist && !dice.Chance(.1, $"frank/{key}") ? worst - 1 : worst);
    }

    private static int Of(int value, int amber, int red) => value >= red ? 2 : value >= amber ? 1 : 0;

    private static DimensionRating Rating(Dice dice, SampleProject project, Dimension dimension, string key)
    {
        var rag = dimension switch
        {
            Dimension.Schedule => (Rag)Of(project.DaysBehind, 30, 120),
            Dimension.Cost => (Rag)Of((int)(100 * project.Over), 10, 30),
            _ => dice.Chance(.12, $"{dimension}/{key}") ? Rag.Amber : Rag.Green,
        };
        return new DimensionRating(dimension, (Rag)Math.Min((int)rag, (int)project.Rag + 1), dice.Pick(SampleText.Dimension(dimension), $"comment/{dimension}/{key}"));
    }

    private static SectionText[] Sections(Dice dice, SampleProject project, string key) =>
    [
        new("summary", dice.Pick(SampleText.Summaries, $"summary/{key}")),
        new("achieved", dice.Pick(SampleText.Achieved, $"achieved/{key}")),
        new("next", dice.Pick(SampleText.Next, $"next/{key}")),
        .. project.DaysBehind == 0 ? (SectionText[])[] : [new("schedule", FormattableString.Invariant($"The end stands {project.DaysBehind} days after the approved date. {dice.Pick(SampleText.Delays, $"why/{key}")}"))],
    ];

    private static ReportFigures Figures(SampleProject project, SamplePeriod period)
    {
        var (start, end) = (project.Profile.Start ?? period.DataDate, project.Profile.End ?? period.DataDate.AddDays(300));
        var budget = project.Profile.Budget ?? 100_000m;
        var forecastEnd = end.AddDays(project.DaysBehind);
        var done = Math.Clamp((period.DataDate.DayNumber - start.DayNumber) / (double)Math.Max(1, forecastEnd.DayNumber - start.DayNumber), 0, .98);
        var planned = Math.Clamp((period.DataDate.DayNumber - start.DayNumber) / (double)Math.Max(1, end.DayNumber - start.DayNumber), 0, 1);
        var forecast = Round(budget * (decimal)(1 + project.Over));
        return new ReportFigures(budget, Round(budget * (decimal)planned), Round(forecast * (decimal)done), forecast, project.Profile.Currency, Math.Round((decimal)done * 100), start, end, forecastEnd, "Execution");
    }

    private static decimal Round(decimal amount) => Math.Round(amount / 1000m) * 1000m;

    private static ReportEntry[] Entries(Dice dice, SampleProject project, SamplePeriod period, string key)
    {
        var entries = new List<ReportEntry>();
        if (project.Rag != Rag.Green) entries.Add(new(EntryKind.Issue, dice.Pick(SampleText.Issues, $"issue/{project.Code}"), "Project manager", period.DataDate.AddDays(21)));
        if (dice.Chance(.5, $"risky/{project.Code}")) entries.Add(new(EntryKind.Risk, dice.Pick(SampleText.Risks, $"risk/{project.Code}"), "Sponsor"));
        if (project.Rag != Rag.Green && dice.Chance(project.Rag == Rag.Red ? .5 : .2, $"ask/{key}")) entries.Add(new(EntryKind.Decision, dice.Pick(SampleText.Decisions, $"decision/{project.Code}"), "Sponsor", period.DataDate.AddDays(14)));
        return [.. entries];
    }

    private static Milestone[] Milestones(SampleProject project)
    {
        var (start, end) = (project.Profile.Start ?? default, project.Profile.End ?? default);
        var length = end.DayNumber - start.DayNumber;
        return [.. SampleText.Milestones.Select((name, i) =>
        {
            var baseline = start.AddDays(length * (i + 1) / SampleText.Milestones.Length);
            var forecast = baseline.AddDays(project.DaysBehind * (i + 1) / SampleText.Milestones.Length);
            return new Milestone(name, baseline, forecast, forecast < project.Told ? forecast : null);
        })];
    }

    private static Recovery Recovery(Dice dice, Rag rag, SamplePeriod period, string key) =>
        new(dice.Pick(SampleText.Delays, $"cause/{key}"), dice.Pick(SampleText.Actions, $"action/{key}"), "Project manager",
            period.DataDate.AddDays(rag == Rag.Red ? dice.Between(40, 90, $"green/{key}") : dice.Between(14, 45, $"green/{key}")));
}
