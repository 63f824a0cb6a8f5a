using Pmo.Office;

namespace Pmo.Staffing.Career;

/// <summary>The panel hears that its opinion is asked, and the person what was opened and decided about them. It is for themselves alone: no deputy is told.</summary>
internal sealed class TellOfPromotions : Policy
{
    /// <summary>Your opinion is asked.</summary>
    public static NoticeKind Asked { get; } = new("staffing.promotion-opinion-asked", "Your opinion on a promotion is asked", Duty: true);

    /// <summary>Something was opened or decided about you.</summary>
    public static NoticeKind Own { get; } = new("staffing.promotion-own", "Your promotion: opened and decided", Duty: true);

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NoticeKind> Kinds { get; } = [Asked, Own];

    public override string StoredName => "staffing.tell-of-promotions";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        PromotionOpened e => [.. e.Panel.Select(p => Now(Told(Asked, p, e.Promotion, "opened", e.At,
            $"Your opinion is asked: should {Notices.Name(e.Person)} become {Tell.Words(e.Grade)}?", "You sit on the panel of this case."))),
            Now(ToPerson(e.Person, e.Promotion, "opened", e.At, $"{Notices.Name(e.By)} opened a case for you to become {Tell.Words(e.Grade)}."))],
        PromotionGranted e => [Now(ToPerson(e.Person, e.Promotion, "granted", e.At, $"You become {Tell.Words(e.Grade)} from {Tell.Day(e.From)} on. {Notices.Name(e.By)} said why: {e.Reason}"))],
        PromotionDeclined e => [Now(ToPerson(e.Person, e.Promotion, "declined", e.At, $"You do not become {Tell.Words(e.Grade)} now. {Notices.Name(e.By)} said why: {e.Reason}"))],
        _ => None,
    };

    private static RequestNotice ToPerson(PersonId to, PromotionId promotion, string what, DateTimeOffset at, string text) => Told(Own, to, promotion, what, at, text, "It is about your grade.");

    private static RequestNotice Told(NoticeKind kind, PersonId to, PromotionId promotion, string what, DateTimeOffset at, string text, string why) =>
        new(Notices.IdOf(kind.Name, to, $"{promotion}/{what}", at), to, kind.Name, text, why, $"/staffing/promotions/{promotion}", Personally: true);
}
