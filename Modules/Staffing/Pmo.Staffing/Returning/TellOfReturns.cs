using Pmo.Office;

namespace Pmo.Staffing.Returning;

/// <summary>Whoever closes an assignment hears when its last days begin; the head of the PMO hears whom to talk to.</summary>
internal sealed class TellOfReturns : Policy
{
    /// <summary>Your closing work begins.</summary>
    public static NoticeKind Closing { get; } = new("staffing.closing-work", "Closing work of your assignments", Duty: true);

    /// <summary>Somebody is back.</summary>
    public static NoticeKind Back { get; } = new("staffing.return-talk", "People who are back in the pool, and wait for a talk");

    /// <summary>You are back.</summary>
    public static NoticeKind Own { get; } = new("staffing.own-return", "Your own return to the pool");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NoticeKind> Kinds { get; } = [Closing, Back, Own];

    public override string StoredName => "staffing.tell-of-returns";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ClosingWorkBegun e => [Told(Closing, e.Person, e.Booking, e.At, $"Your assignment to {Notices.Name(e.Project)} ends on {Tell.Day(e.LastDay)}. Keep the days from {Tell.Day(e.From)} on for closing work: the last report, lessons learned, hand-over.", "You answer for the project.", "/staffing/mine")],
        ReturnTalkOpened e =>
        [
            .. e.Heads.Select(to => Told(Back, to, e.Booking, e.At, $"{Notices.Name(e.Person)} is back from {Notices.Name(e.Project)}. Talk with them about what comes next by {Tell.Day(e.Due)}.", "You are head of the PMO.", "/staffing/returns")),
            Told(Own, e.Person, e.Booking, e.At, $"You are back from {Notices.Name(e.Project)}. The head of the PMO talks with you about what comes next by {Tell.Day(e.Due)}: say what you would like to do.", "It was your assignment.", "/staffing/mine"),
        ],
        _ => None,
    };

    private static Reaction Told(NoticeKind kind, PersonId to, BookingId booking, DateTimeOffset at, string text, string why, string link) =>
        Now(new RequestNotice(Notices.IdOf(kind.Name, to, booking.ToString(), at), to, kind.Name, text, why, link));
}
