using Pmo.Office;

namespace Pmo.Staffing.Appraising;

/// <summary>Who is asked to appraise hears of it, again when it is late; the person hears when they may comment, when it is closed, and whenever somebody is let read it. No deputy is told: none could act on it.</summary>
internal sealed class TellOfAppraisals : Policy
{
    /// <summary>You are asked to appraise an assignment.</summary>
    public static NoticeKind Asked { get; } = new("staffing.appraisal-asked", "You are asked to appraise an assignment", Duty: true);

    /// <summary>Your part of an appraisal is missing.</summary>
    public static NoticeKind Late { get; } = new("staffing.appraisal-late", "Your part of an appraisal is missing", Duty: true);

    /// <summary>Your own appraisal.</summary>
    public static NoticeKind Own { get; } = new("staffing.appraisal-own", "Your appraisal: to comment, and closed", Duty: true);

    /// <summary>Somebody may read what is private about you, or you may read what you asked for.</summary>
    public static NoticeKind Released { get; } = new("staffing.private-text-released", "Somebody asks to read a private text, or may", Duty: true);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NoticeKind> Kinds { get; } = [Asked, Late, Own, Released];

    public override string StoredName => "staffing.tell-of-appraisals";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        AppraisalOpened e => Everyone(e.Sponsor, e.Heads).Select(to => Told(Asked, to, e.Appraisal, "opened", e.At,
            $"The assignment of {Notices.Name(e.Person)} to {Notices.Name(e.Project)} has ended. Say how it went.", to == e.Sponsor ? "You are the project's sponsor." : "You are head of the PMO.")),
        AppraisalReminded e => e.To.Select(to => Told(Late, to, e.Appraisal, $"late/{e.Time}", e.At, $"Your part of the appraisal of {Notices.Name(e.Person)} is still missing.", "You are asked to appraise this assignment.")),
        AppraisalGiven { CommentUntil: not null } e => [ToPerson(e.Person, e.Appraisal, "complete", e.At, "Your appraisal is there to be read. You may comment on it for two weeks.")],
        AppraisalClosed e when e.By != e.Person => [ToPerson(e.Person, e.Appraisal, "closed", e.At, "Your appraisal is closed.")],
        AppraisalTextAsked e => e.To.Select(to => Told(Released, to, e.Appraisal, $"asked/{e.By}", e.At, $"{Notices.Name(e.By)} asks to read the private text of the appraisal of {Notices.Name(e.Person)}: {e.Reason} Allow it, or refuse it.", "You are head of the PMO, and did not ask.")),
        AppraisalTextReleased e =>
        [
            Told(Released, e.Person, e.Appraisal, $"released/{e.To}", e.At, $"{Notices.Name(e.To)} may read the private text of your appraisal for two weeks, because: {e.Asked} {Notices.Name(e.By)} allowed it.", "It is about you."),
            Told(Released, e.To, e.Appraisal, "may-read", e.At, $"You may read the private text of the appraisal of {Notices.Name(e.Person)} for two weeks. They are told.", "You asked for it."),
        ],
        AppraisalTextRefused e => [Told(Released, e.To, e.Appraisal, "may-not-read", e.At, $"You may not read the private text of the appraisal of {Notices.Name(e.Person)}: {e.Reason}", "You asked for it.")],
        _ => None,
    };

    private static IEnumerable<PersonId> Everyone(PersonId? sponsor, IReadOnlyList<PersonId> heads) => [.. sponsor is { } s ? [s] : Array.Empty<PersonId>(), .. heads.Where(h => h != sponsor)];

    private static Reaction ToPerson(PersonId to, AppraisalId appraisal, string what, DateTimeOffset at, string text) => Told(Own, to, appraisal, what, at, text, "It is your appraisal.");

    internal static Reaction Told(NoticeKind kind, PersonId to, AppraisalId appraisal, string what, DateTimeOffset at, string text, string why) =>
        Now(new RequestNotice(Notices.IdOf(kind.Name, to, $"{appraisal}/{what}", at), to, kind.Name, text, why, $"/staffing/appraisals/{appraisal}", Personally: true));
}
