using Pmo.Office;
using Pmo.Reporting.Tiering;

namespace Pmo.Reporting.Sampling;

/// <summary>
/// Reporting's part in sample history: project managers report, most in time, four in ten late and a few never; officers take
/// reports up, accept most and return some, which come back better.
/// </summary>
internal sealed class ReportingSample : SamplePart
{
    private readonly Dictionary<ProjectId, SampleProject> projects = [];
    private readonly Dictionary<ObligationId, SamplePeriod> periods = [];

    public override int Order => 20;

    public override void Begin(SampleStage stage)
    {
        var every = stage.Size.Days == 14 ? (Every: 2, Unit: CadenceUnit.Week) : (Every: 1, Unit: CadenceUnit.Month);
        var anchor = every.Unit == CadenceUnit.Week ? FridayOnOrAfter(stage.Start) : new DateOnly(stage.Start.Year, 1, 31);
        stage.Plan(SampleStage.At(stage.Start, 7, 50), stage.Cast.Head, new SetDefaultCadence(Cadence.Default with { Every = every.Every, Unit = every.Unit, Anchor = anchor, OpensDaysBefore = 4 }), Role.HeadOfPmo);
        // Facilities lets a project report less often once it has found its pace.
        Tier[] tiers =
        [
            new(TierWhen.First, 3, null, null, every.Every, every.Unit, DueAfterWorkingDays: Cadence.Default.DueAfterWorkingDays),
            new(TierWhen.Otherwise, null, null, null, 1, every.Unit == CadenceUnit.Week ? CadenceUnit.Month : CadenceUnit.Quarter),
        ];
        stage.Plan(SampleStage.At(stage.Start, 7, 51), stage.Cast.Officers[0], new SetTiers(Units.IdOf(UnitKind.Department, "FAC"), tiers), Role.PmoOfficer);
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        switch (happened.Event)
        {
            case ProjectRegistered e: projects[e.Project] = new SampleProject(e.Project, e.Code, e.Profile); break;
            case ProjectManagerNamed e: projects[e.Project].Manager = e.Manager; break;
            case ProjectStatusRecorded e: projects[e.Project].Active = e.Status == ProjectStatus.Active; break;
            case ObligationScheduled e: periods[e.Obligation] = new SamplePeriod(e.Obligation, e.DataDate, e.Opens, e.Due, e.Short); break;
            case ObligationOpened e: PlanReport(stage, projects[e.Project], periods[e.Obligation]); break;
            case ReportSubmitted e: PlanReview(stage, projects[e.Project], periods[e.Obligation], e); break;
            case ReportReturned e: PlanRevision(stage, projects[e.Project], periods[e.Obligation], e); break;
            case ReportAccepted e: PlanCorrection(stage, projects[e.Project], periods[e.Obligation], e); break;
            case ReportFellBehind { Lateness: Lateness.Missed } e: periods[e.Obligation].Missed = true; break;
        }
    }

    /// <summary>In time (most in the last two days), late by up to three weeks, or never.</summary>
    private void PlanReport(SampleStage stage, SampleProject project, SamplePeriod period)
    {
        var (dice, key) = (stage.Dice, $"{project.Code}/{period.DataDate}");
        var sluggish = dice.Roll($"sluggish/{project.Code}");
        var roll = dice.Roll($"when/{key}") + (sluggish - .5) * .35;
        if (roll > 1.1)
        {
            PlanExcuse(stage, project, period, key);
            return;
        }

        var hours = (period.Due - period.Opens).TotalHours;
        var at = roll < .62
            ? period.Due.AddHours(-Math.Min(hours - 1, .5 + 44 * Math.Pow(dice.Roll($"early/{key}"), 2)))
            : period.Due.AddHours(3 + 20 * 24 * Math.Pow(dice.Roll($"late/{key}"), 3));
        stage.Plan(AtWork(at), () => project.Manager is { } pm && Writes(project, period) ? Submit(stage, project, period, pm, null) : null);
    }

    /// <summary>Of the reports that never come a third are excused: by an officer in time, or by the head when it is late.</summary>
    private static void PlanExcuse(SampleStage stage, SampleProject project, SamplePeriod period, string key)
    {
        if (!stage.Dice.Chance(.35, $"excuse/{key}")) return;
        var early = stage.Dice.Chance(.5, $"excused-early/{key}");
        var at = AtWork(early ? period.Opens.AddHours(3) : period.Due.AddHours(30));
        stage.Plan(at, () => !Writes(project, period) || period.Missed ? null
            : new SampleMove(early ? stage.Dice.Pick(stage.Cast.Officers, $"excuser/{key}") : stage.Cast.Head, new ExcusePeriod(period.Obligation, stage.Dice.Pick(SampleText.Excuses, $"why/{key}")), early ? Role.PmoOfficer : Role.HeadOfPmo));
    }

    private void PlanReview(SampleStage stage, SampleProject project, SamplePeriod period, ReportSubmitted e)
    {
        period.Revision = e.Revision;
        var (dice, key) = (stage.Dice, $"{project.Code}/{period.DataDate}/{e.Revision}");
        var officer = dice.Pick(stage.Cast.Officers, $"officer/{key}");
        var taken = AtWork(e.At.AddHours(2 + 40 * dice.Roll($"take/{key}")));
        stage.Plan(taken, () => Waits(project, period, e.Revision) ? new SampleMove(officer, new Reviewing.TakeUpReview(e.Obligation, e.Revision), Role.PmoOfficer) : null);
        var decided = AtWork(taken.AddHours(.3 + 20 * dice.Roll($"decide/{key}")));
        var returned = e.Revision == 1 && period.Short is null && dice.Chance(.14, $"return/{key}");
        stage.Plan(decided, () => !Waits(project, period, e.Revision) ? null
            : new SampleMove(officer, returned ? Return(e, decided, dice, key) : new Reviewing.AcceptReport(e.Obligation, e.Revision), Role.PmoOfficer));
    }

    private static Reviewing.ReturnReport Return(ReportSubmitted e, DateTimeOffset at, Dice dice, string key) =>
        new(e.Obligation, e.Revision, [dice.Pick(SampleText.Reasons, $"reason/{key}")], DateOnly.FromDateTime(at.UtcDateTime).AddDays(5), dice.Chance(.3, $"incomplete/{key}"));

    private void PlanRevision(SampleStage stage, SampleProject project, SamplePeriod period, ReportReturned e)
    {
        var at = AtWork(e.At.AddHours(6 + 90 * stage.Dice.Roll($"revise/{project.Code}/{period.DataDate}")));
        stage.Plan(at, () => project.Manager is { } pm && Writes(project, period) && period.Revision == e.Revision ? Submit(stage, project, period, pm, null) : null);
    }

    private void PlanCorrection(SampleStage stage, SampleProject project, SamplePeriod period, ReportAccepted e)
    {
        period.Accepted = e.Revision;
        if (e.Revision > 1 || !stage.Dice.Chance(.02, $"correct/{project.Code}/{period.DataDate}")) return;
        stage.Plan(AtWork(e.At.AddHours(30)), () => project.Manager is { } pm && Writes(project, period) && period.Revision == e.Revision
            ? Submit(stage, project, period, pm, "The actual cost was booked to the wrong month.") : null);
    }

    private static SampleMove Submit(SampleStage stage, SampleProject project, SamplePeriod period, PersonId pm, string? correction) =>
        new(pm, new Submitting.SubmitReport(period.Obligation, SampleReport.Of(stage, project, period), correction), Role.ProjectManager);

    // A sign of life is asked for while the project is not active.
    private static bool Writes(SampleProject project, SamplePeriod period) => project.Active != (period.Short == ShortForm.SignOfLife);

    private static bool Waits(SampleProject project, SamplePeriod period, int revision) => Writes(project, period) && period.Revision == revision && period.Accepted < revision;

    /// <summary>People work from Monday to Friday between seven and eighteen, UTC.</summary>
    internal static DateTimeOffset AtWork(DateTimeOffset at)
    {
        if (at.Hour < 7) at = at.AddHours(7 - at.Hour);
        if (at.Hour > 17) at = at.AddHours(31 - at.Hour);
        while (at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) at = at.AddDays(1);
        return at;
    }

    private static DateOnly FridayOnOrAfter(DateOnly day) => day.AddDays(((int)DayOfWeek.Friday - (int)day.DayOfWeek + 7) % 7);
}

/// <summary>What the sample remembers of a project while it is played.</summary>
internal sealed class SampleProject(ProjectId id, string code, ProjectProfile profile)
{
    public ProjectId Id => id;
    public string Code => code;
    public ProjectProfile Profile => profile;
    public PersonId? Manager { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>Days the forecast end stands after the approved end.</summary>
    public int DaysBehind { get; set; }

    /// <summary>Forecast cost over the budget, as a share.</summary>
    public double Over { get; set; }

    /// <summary>The data date last told of, so that a revision says the same as the report it mends.</summary>
    public DateOnly Told { get; set; }

    /// <summary>The rating last told.</summary>
    public Rag Rag { get; set; }
}

/// <summary>What the sample remembers of a period while it is played.</summary>
internal sealed class SamplePeriod(ObligationId obligation, DateOnly dataDate, DateTimeOffset opens, DateTimeOffset due, ShortForm? form = null)
{
    public ShortForm? Short => form;
    public ObligationId Obligation => obligation;
    public DateOnly DataDate => dataDate;
    public DateTimeOffset Opens => opens;
    public DateTimeOffset Due => due;
    public int Revision { get; set; }
    public int Accepted { get; set; }
    public bool Missed { get; set; }
}
