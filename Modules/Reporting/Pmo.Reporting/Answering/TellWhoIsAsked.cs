using Pmo.Office;

namespace Pmo.Reporting.Answering;

/// <summary>Whoever is asked for an answer is told with the page on which they answer, by the day's mail or at once as they chose.</summary>
internal sealed class TellWhoIsAsked : Policy
{
    /// <summary>An escalation or a decision waits for the person's answer.</summary>
    public static NoticeKind Kind { get; } = new("reporting.answer-asked", "Somebody waits for my answer", Duty: true, Pressing: true);

    private const int Longest = 400;

    public override string StoredName => "reporting.tell-who-is-asked";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        AnswerAsked e => [Now(new RequestNotice(Notices.IdOf(Kind.Name, e.To, $"{e.Ask}", e.At), e.To, Kind.Name, Short(e.Text), e.Why, $"/reporting/asks/{e.Ask}", Scope: DeputyScope.Answers))],
        _ => None,
    };

    private static string Short(string text) => text.Length <= Longest ? text : text[..Longest] + " …";
}
