using Pmo.Office;

namespace Pmo.Staffing.Limiting;

/// <summary>The sponsor hears that a waiver waits for them, whoever asked hears the decision, and the heads of the PMO hear when one ends under somebody who leads a project by it.</summary>
internal sealed class TellOfWaivers : Policy
{
    /// <summary>A waiver waits for the person's decision.</summary>
    public static NoticeKind Asked { get; } = new("staffing.waiver-asked", "Waivers of grade limits that wait for me", Duty: true);

    /// <summary>What became of a waiver the person asked for.</summary>
    public static NoticeKind Answered { get; } = new("staffing.waiver-answered", "Answers to waivers I asked for");

    /// <summary>A waiver ended, and somebody is below the limit.</summary>
    public static NoticeKind Ended { get; } = new("staffing.waiver-ended", "Waivers that ended under a project manager", Duty: true);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NoticeKind> Kinds { get; } = [Asked, Answered, Ended];

    public override string StoredName => "staffing.tell-of-waivers";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        GradeWaiverAsked e => [Told(Asked, e.Decider, e.Waiver, e.At,
            $"{Notices.Name(e.By)} asks that {Notices.Name(e.Project)} may be led by {(e.Person is { } p ? Notices.Name(p) : ProjectLimit.A(e.Grade))} until {Tell.Day(e.Until)}, below the grade its class asks. {e.Reason}", "You are the project's sponsor.", DeputyScope.Answers)],
        GradeWaiverGranted e => [Told(Answered, e.AskedBy, e.Waiver, e.At, $"The waiver for {Notices.Name(e.Project)} is granted until {Tell.Day(e.Until)}.{(e.Reason is { } why ? $" {why}" : "")}", "You asked for it.")],
        GradeWaiverRefused e => [Told(Answered, e.AskedBy, e.Waiver, e.At, $"The waiver for {Notices.Name(e.Project)} is not granted: {e.Reason}", "You asked for it.")],
        GradeWaiverEnded { Below: { } below } e => e.To.Select(to => Told(Ended, to, e.Waiver, e.At,
            $"The waiver for {Notices.Name(e.Project)} has ended, and {Notices.Name(below)} still leads it below the grade its class asks. Ask for another waiver, or find a successor.", "You are head of the PMO.")),
        _ => None,
    };

    private static Reaction Told(NoticeKind kind, PersonId to, GradeWaiverId waiver, DateTimeOffset at, string text, string why, DeputyScope scope = DeputyScope.All) =>
        Now(new RequestNotice(Notices.IdOf(kind.Name, to, waiver.ToString(), at), to, kind.Name, text, why, "/staffing/waivers", Scope: scope));
}
