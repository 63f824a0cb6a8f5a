namespace Pmo.Office.Sampling;

/// <summary>The Office's part in sample history: people, departments, a calendar with holidays, and projects that start, pause and end.</summary>
internal sealed class OfficeSample : SamplePart
{
    private static readonly (string Code, string Name, string? Under)[] Departments =
    [
        ("OPS", "Operations", null), ("IT", "Information technology", null), ("FIN", "Finance", null), ("CUS", "Customers and markets", null),
        ("LOG", "Logistics", "OPS"), ("FAC", "Facilities", "OPS"), ("INF", "Infrastructure", "IT"), ("APP", "Applications", "IT"), ("DAT", "Data and analytics", "IT"), ("SER", "Customer service", "CUS"),
    ];

    private static readonly (string Code, string Name)[] Portfolios = [("GROW", "Growth"), ("RUN", "Run and renew"), ("REG", "Regulatory"), ("WORK", "Workplace")];

    public override int Order => 10;

    public override void Begin(SampleStage stage)
    {
        var at = SampleStage.At(stage.Start, 7);
        AddPeople(stage, at);
        AddUnits(stage, at.AddMinutes(30));
        AddCalendar(stage, at.AddMinutes(40));
        for (var n = 0; n < stage.Size.Projects; n++) AddProject(stage, n);
    }

    private static void AddPeople(SampleStage stage, DateTimeOffset at)
    {
        var (cast, n) = (stage.Cast, 0);
        Add(cast.Administrator, Role.Administrator);
        Add(cast.Head, Role.HeadOfPmo);
        foreach (var officer in cast.Officers) Add(officer, Role.PmoOfficer);
        Add(cast.Executive, Role.Executive);
        Add(cast.Reviewer, Role.ComplianceReviewer);
        Add(cast.Coach, Role.Coach);
        Add(cast.LineManager);
        Add(cast.UnitManager);
        Add(cast.Reader);
        foreach (var person in cast.Sponsors) Add(person);
        foreach (var person in cast.ProjectManagers)
        {
            Add(person);
            Plan(new NameLineManager(person, cast.LineManager));
        }

        Add(cast.Gate, Role.GateAuthority);

        void Add(PersonId person, params Role[] roles)
        {
            var name = SampleNames.Person(n++);
            var email = $"{name.ToLowerInvariant().Replace(' ', '.')}.{n}@example.org";
            Plan(new ClaimEmail(person, email));
            Plan(new AddPerson(person, name, email, "Europe/Berlin"));
            foreach (var role in roles) Plan(new GrantRole(person, role));
        }

        void Plan(ICommand command) => stage.Plan(at, cast.Administrator, command, Role.Administrator);
    }

    private static void AddUnits(SampleStage stage, DateTimeOffset at)
    {
        foreach (var (code, name, under) in Departments)
            Plan(new CreateUnit(UnitKind.Department, code, name, under is null ? null : Units.IdOf(UnitKind.Department, under), stage.Start));
        foreach (var (code, name) in Portfolios) Plan(new CreateUnit(UnitKind.Portfolio, code, name, null, stage.Start));
        Plan(new NameUnitManager(UnitKind.Department, Units.IdOf(UnitKind.Department, "IT"), stage.Cast.UnitManager));
        var moved = stage.Start.AddDays(240);
        stage.Plan(SampleStage.At(moved.AddDays(-20), 9), stage.Cast.Head, new MoveUnit(UnitKind.Department, Units.IdOf(UnitKind.Department, "SER"), Units.IdOf(UnitKind.Department, "OPS"), moved), Role.HeadOfPmo);

        void Plan(ICommand command) => stage.Plan(at, stage.Cast.Head, command, Role.HeadOfPmo);
    }

    private static void AddCalendar(SampleStage stage, DateTimeOffset at)
    {
        DayOfWeek[] week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        Plan(new CreateCalendar(CalendarId.Default, "Working week", "Europe/Berlin", week));
        int[] years = [stage.Start.Year, stage.Start.Year + 1, stage.Start.Year + 2];
        Plan(new AddHolidays(CalendarId.Default, [.. years.SelectMany(y => (Holiday[])[
            new(new DateOnly(y, 1, 1), "New Year"), new(new DateOnly(y, 5, 1), "Labour Day"), new(new DateOnly(y, 12, 25), "Christmas Day"), new(new DateOnly(y, 12, 26), "Boxing Day")])]));

        void Plan(ICommand command) => stage.Plan(at, stage.Cast.Head, command, Role.HeadOfPmo);
    }

    private static void AddProject(SampleStage stage, int n)
    {
        var (dice, cast) = (stage.Dice, stage.Cast);
        var code = $"P-{1001 + n}";
        var project = Projects.IdOf(code);
        // Most run already when the year begins; a fifth starts in it.
        var begins = dice.Chance(.8, $"early/{n}") ? stage.Start : stage.Start.AddDays(dice.Between(20, 280, $"begin/{n}"));
        var start = begins.AddDays(-dice.Between(0, begins == stage.Start ? 400 : 20, $"start/{n}"));
        var budget = Math.Round((decimal)Math.Exp(11.5 + 3.2 * dice.Roll($"budget/{n}")) / 5000m) * 5000m;
        var (sponsor, pm) = (cast.Sponsors[n % cast.Sponsors.Count], cast.ProjectManagers[n % cast.ProjectManagers.Count]);
        var profile = new ProjectProfile(dice.Pick((string[])["Digital", "Infrastructure", "Regulation", "Process"], $"category/{n}"), budget > 2_000_000 ? "A" : budget > 500_000 ? "B" : "C",
            start, start.AddDays(dice.Between(200, 900, $"length/{n}")), budget, "EUR", "Execution");
        var at = SampleStage.At(begins, 8, 5).AddSeconds(n);
        var department = dice.Pick(Departments, $"department/{n}").Code;
        Plan(at, new RegisterProject(code, SampleNames.Project(n), null, Units.IdOf(UnitKind.Department, department), profile));
        Plan(at, new GroupProject(project, [Units.IdOf(UnitKind.Portfolio, dice.Pick(Portfolios, $"portfolio/{n}").Code)]));
        Plan(at, new NameSponsor(project, sponsor, cast.Executive));
        Plan(at, new NameProjectManager(project, pm, sponsor));
        var ends = EndOrPause(stage, project, n, begins, sponsor);
        if (n % 5 == 3 && ends is null) MoveLate(stage, project, n, begins, department);
        if (n % 9 == 4) ChangeProjectManager(stage, project, n, begins, ends ?? stage.End, sponsor, pm);

        void Plan(DateTimeOffset when, ICommand command) => stage.Plan(when, cast.Officers[0], command, Role.PmoOfficer);
    }

    /// <summary>Some moves are entered two to four weeks after the day from which they hold. Facilities has tiers of its own, so that none leaves or enters it: what is asked of projects stays the same.</summary>
    private static void MoveLate(SampleStage stage, ProjectId project, int n, DateOnly begins, string before)
    {
        var (day, next) = (stage.End.AddDays(-40 - stage.Dice.Between(0, 60, $"moved/{n}")), before is "APP" ? "DAT" : "APP");
        if (before is "FAC" || day < begins.AddDays(20)) return;
        stage.Plan(SampleStage.At(day.AddDays(stage.Dice.Between(14, 28, $"entered/{n}")), 11), stage.Cast.Officers[0], new MoveProject(project, Units.IdOf(UnitKind.Department, next), day), Role.PmoOfficer);
    }

    private static void ChangeProjectManager(SampleStage stage, ProjectId project, int n, DateOnly begins, DateOnly ends, PersonId sponsor, PersonId before)
    {
        var next = stage.Cast.ProjectManagers[(n * 5 + 3) % stage.Cast.ProjectManagers.Count];
        var day = begins.AddDays(stage.Dice.Between(60, 250, $"change/{n}"));
        if (next != before && day < ends) stage.Plan(SampleStage.At(day, 10), stage.Cast.Head, new NameProjectManager(project, next, sponsor), Role.HeadOfPmo);
    }

    /// <summary>Some projects end or pause within the year; the day, or null.</summary>
    private static DateOnly? EndOrPause(SampleStage stage, ProjectId project, int n, DateOnly begins, PersonId sponsor)
    {
        var day = begins.AddDays(stage.Dice.Between(150, 340, $"end/{n}"));
        var fate = stage.Dice.Roll($"fate/{n}");
        if (day > stage.End || fate > .2) return null;
        var (status, reason) = fate < .11 ? (ProjectStatus.Completed, (string?)null) : fate < .15 ? (ProjectStatus.Cancelled, "The need has gone.") : (ProjectStatus.OnHold, "Waiting for next year's budget.");
        stage.Plan(SampleStage.At(day, 11), stage.Cast.Officers[0], new RecordProjectStatus(project, status, day, sponsor, reason, status is ProjectStatus.OnHold ? day.AddDays(150) : null), Role.PmoOfficer);
        return day;
    }
}
