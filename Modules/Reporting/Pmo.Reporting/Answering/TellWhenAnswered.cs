using Pmo.Office;

namespace Pmo.Reporting.Answering;

/// <summary>Whoever answers for the project's reports, and the head of the PMO, hear what was answered to an escalation or a decision asked.</summary>
internal sealed class TellWhenAnswered : Policy
{
    /// <summary>What a report asked for, or what its absence led to, was answered.</summary>
    public static NoticeKind Kind { get; } = new("reporting.answer-given", "An escalation or a decision asked is answered", Duty: true);

    private const int Longest = 400;

    public override string StoredName => "reporting.tell-when-answered";

    public override IEnumerable<Reaction> React(object @event) => @event is AskAnswered { Answer: not AnswerKind.PassOn } e ? Told(e) : None;

    private static IEnumerable<Reaction> Told(AskAnswered e)
    {
        if (e.Accountable is { } accountable) yield return Now(To(accountable, e, "You answer for this project's reports."));
        if (e.Head is { } head && head != e.Accountable) yield return Now(To(head, e, "You are the head of the PMO."));
    }

    private static RequestNotice To(PersonId to, AskAnswered e, string why) => new(
        Notices.IdOf(Kind.Name, to, $"{e.Ask}", e.At), to, Kind.Name,
        $"{Notices.Name(e.By)}{(e.OnBehalfOf is { } principal ? $" (on behalf of {Notices.Name(principal)})" : "")} {AskTexts.Did(e.Answer)} about {Notices.Name(e.Project)}: {Short(e.Text)}",
        why, $"/reporting/asks/{e.Ask}", Scope: DeputyScope.Answers);

    private static string Short(string text) => text.Length <= Longest ? text : text[..Longest] + " …";
}
