using Pmo.Office;

namespace Pmo.Staffing.Appraising;

/// <summary>Hands in one part of an appraisal.</summary>
/// <param name="Marks">Each criterion once, 1 to 5.</param>
/// <param name="Words">Why. Private text.</param>
[May(Role.System, Role.Reader)]
internal sealed record GiveAppraisal(AppraisalId Appraisal, AppraisalPart Part, IReadOnlyList<Mark> Marks, string Words) : ICommand;

/// <summary>The sponsor hands in the sponsor's part and a head of the PMO the head's; nobody their own appraisal. What is handed in stays; with the last part the person may comment.</summary>
internal sealed class GiveAppraisalRule : IRule<GiveAppraisal, Appraisal, AppraisalFacts>
{
    public string Stream(GiveAppraisal c) => Appraisal.StreamOf(c.Appraisal);
    public IEnumerable<string> Consults(GiveAppraisal c, Appraisal appraisal) => appraisal.Opened is { } o ? [PersonStreams.Of(o.Person), Projects.StreamOf(o.Project)] : [];

    public Decision Decide(GiveAppraisal c, Appraisal appraisal, AppraisalFacts facts, Moment m) => appraisal switch
    {
        { Opened: null } => Appraisal.Unknown,
        _ when !Asked(c.Part, appraisal.Opened, facts, m) => Appraisal.Unknown,
        _ when m.Actor == appraisal.Opened.Person => Decision.Refuse("appraisal.own", "Nobody appraises themselves."),
        _ when facts.Gone.Contains(appraisal.Opened.Person) => Decision.Refuse("person.disabled", "This person does not work here any more."),
        { Closed: true } => Appraisal.Over,
        _ when !appraisal.Needs(c.Part) => Decision.Refuse("appraisal.not-asked", "This part is not asked for: it weighs nothing."),
        _ when !appraisal.IsMissing(c.Part) => Decision.Refuse("appraisal.given", "This part is handed in, and stays as it is."),
        _ when !Whole(c.Marks) => Decision.Refuse("appraisal.marks", $"Rate each of these once, from 1 to 5: {Tell.List([.. Enum.GetValues<Criterion>().Select(x => Tell.Words(x))])}."),
        _ when c.Words?.Trim() is not { Length: > 0 and <= Appraisal.Longest } => Decision.Refuse("appraisal.words", $"Say why, in at most {Appraisal.Longest} characters."),
        _ => [new AppraisalGiven(c.Appraisal, appraisal.Opened.Person, c.Part, [.. c.Marks.OrderBy(x => x.Criterion)], c.Words.Trim(), appraisal.IsMissing(Other(c.Part)) ? null : m.Now + Appraisal.Fortnight, m.Actor, m.Now)],
    };

    // Whoever was sponsor when it was opened, or is it now, so that none waits for somebody who left.
    private static bool Asked(AppraisalPart part, AppraisalOpened o, AppraisalFacts facts, Moment m) =>
        part == AppraisalPart.Sponsor ? m.Actor == o.Sponsor || m.Actor == facts.Sponsor : part == AppraisalPart.HeadOfPmo && m.Actor != PersonId.System && m.Is(Role.HeadOfPmo);

    private static AppraisalPart Other(AppraisalPart part) => part == AppraisalPart.Sponsor ? AppraisalPart.HeadOfPmo : AppraisalPart.Sponsor;

    private static bool Whole(IReadOnlyList<Mark>? marks) =>
        marks is not null && !marks.Contains(null!) && marks.All(x => x.Points is >= 1 and <= 5) && marks.Select(x => x.Criterion).Order().SequenceEqual(Enum.GetValues<Criterion>());
}
