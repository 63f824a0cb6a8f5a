using Pmo.Office;
using Pmo.Reporting;
using static Pmo.Tests.Reporting.Examples;

namespace Pmo.Tests.Reporting.Answering;

/// <summary>One project with its people, a ladder that climbed to its sponsor, and a decision that its report asks for.</summary>
internal static class Questions
{
    public static readonly PersonId Manager = Person(1), Sponsor = Person(2), Line = Person(3), Head = Person(4), Executive = Person(5), Deputy = Person(6), Colleague = Person(7), Stranger = Person(8);

    /// <summary>Monday morning.</summary>
    public static readonly DateTimeOffset Now = At(2026, 3, 2, 9);

    /// <summary>The ladder's five working days later, at the end of the day.</summary>
    public static readonly DateTimeOffset InTime = At(2026, 3, 9, 17);

    public static readonly Guid Climbed = new("01900000-0000-7000-8000-00000000c11b");
    public static readonly AskId Missing = AskId.OfStep(Climbed, 3);
    public static readonly MissingReport January = new(ObligationId.Of(Bridge, new(2026, 1, 31)), "January 2026", new(2026, 1, 31), At(2026, 2, 5, 17));
    public static readonly MissingReport February = new(ObligationId.Of(Bridge, new(2026, 2, 28)), "February 2026", new(2026, 2, 28), At(2026, 2, 27, 17));
    public static readonly DateTimeOffset NextStep = At(2026, 3, 5, 9);

    public const string Wish = "Release the reserve for a second test team.";
    public static readonly AskId Decision = AskId.OfDecision(Bridge, Wish);

    /// <summary>What the streams say of the project's people.</summary>
    public static readonly object[] Facts =
    [
        Registered, new ProjectManagerNamed(Bridge, Manager, Now), new SponsorNamed(Bridge, Sponsor, Now), new RoleGranted(Head, Role.HeadOfPmo), new RoleGranted(Executive, Role.Executive),
        Known(Sponsor), Known(Colleague), Known(Deputy),
    ];

    public static AnswerAsked MissingAsked { get; } = new(Missing, Bridge, AskKind.MissingReport, Sponsor, null, LadderLevel.Sponsor, Climbed, February.Obligation,
        "BRIDGE New bridge: 2 reports have not come. The oldest, for January 2026, was due on 2026-02-05 and is 25 days late.", "You are the sponsor of BRIDGE.", Now, NextStep);

    public static AnswerAsked DecisionAsked { get; } = new(Decision, Bridge, AskKind.Decision, Sponsor, null, LadderLevel.Sponsor, null, February.Obligation,
        $"BRIDGE New bridge asks for a decision: {Wish}", "You are the sponsor of BRIDGE.", Now, InTime);

    public static ReportEscalated Escalated(int step, LadderLevel level, PersonId to, DateTimeOffset? next, PersonId? inPlaceOf = null) =>
        new(Bridge, Climbed, null, step, level, to, inPlaceOf, [], [January, February], 25, Now, next);

    public static DeputyNamed MayAnswerFor(PersonId person, DateOnly? until = null, DeputyScope scope = DeputyScope.Answers) =>
        new(person, new("01900000-0000-7000-8000-0000000000de"), Deputy, scope, new(2026, 2, 1), until, false, Now);

    public static PersonAdded Known(PersonId person) => new(person, "Name", "name@example.org", "UTC");

    public static DateTimeOffset At(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);

    private static PersonId Person(int n) => new(new Guid($"00000000-0000-8000-8000-00000000a5{n:x2}"));
}
