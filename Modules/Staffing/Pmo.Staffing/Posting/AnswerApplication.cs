using System.Text.RegularExpressions;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Posting;

/// <summary>Tells a person who applied what was decided, and a reason that is about themselves only.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record AnswerApplication(RequestId Request, PersonId Person, string Reason) : ICommand;

/// <summary>
/// Everybody who applied is answered once, after the request was filled or withdrawn. The decision follows from the request; the reason
/// names nobody else: not who was chosen, nor who else applied.
/// </summary>
internal sealed class AnswerApplicationRule : IRule<AnswerApplication, RolePosting, PostingFacts>
{
    public string Stream(AnswerApplication c) => PostingStreams.Of(c.Request);
    public IEnumerable<string> Consults(AnswerApplication c, RolePosting posting) => [.. PostingFacts.Of(c.Request), .. PostingFacts.Of(c.Person)];
    public IEnumerable<string> ConsultsFurther(AnswerApplication c, RolePosting posting, PostingFacts facts) => Others(c, posting, facts).SelectMany(p => PostingFacts.Of(p));

    public Decision Decide(AnswerApplication c, RolePosting posting, PostingFacts facts, Moment m) => posting switch
    {
        { Posted: null } => RolePosting.Unknown,
        _ when !posting.Applied.Contains(c.Person) => Decision.Refuse("role.not-applied", "This person did not apply, or withdrew it."),
        _ when !facts.Request.Closed => Decision.Refuse("role.open", "Nothing is decided yet: they are answered when the request is filled or withdrawn."),
        _ when posting.Answered.Contains(c.Person) => Decision.Refuse("role.answered", "They have been told already, and it stays as it is."),
        _ when c.Person == m.Actor || c.Person == m.Principal => Decision.Refuse("role.own", "Nobody answers their own application: another head of the PMO does."),
        _ when facts.Gone.Contains(c.Person) => Decision.Refuse("person.disabled", "This person does not work here any more."),
        _ when !RolePosting.IsText(c.Reason) => Decision.Refuse("role.reason", $"Say why in a few words about them, in at most {RolePosting.Longest} characters."),
        _ when Others(c, posting, facts).Select(p => facts.Names.GetValueOrDefault(p)).OfType<string>().FirstOrDefault(n => Names(c.Reason, n)) is { } other =>
            Decision.Refuse("role.names-another", $"The reason names {other}: say what it was about this person, without anybody else."),
        _ => [new ApplicationAnswered(c.Request, posting.Posted.Project, c.Person, Outcome(c, facts), c.Reason.Trim(), m.Actor, m.Now, facts.Request.Supports)],
    };

    private static ApplicationOutcome Outcome(AnswerApplication c, PostingFacts facts) =>
        facts.Request.Stage == RequestStage.Withdrawn ? ApplicationOutcome.NotFilled : facts.Request.Proposal?.Person == c.Person ? ApplicationOutcome.Chosen : ApplicationOutcome.NotChosen;

    // Whoever was chosen, and whoever else applied.
    private static IEnumerable<PersonId> Others(AnswerApplication c, RolePosting posting, PostingFacts facts) =>
        posting.Applied.Union(facts.Request.Proposal is { } chosen ? [chosen.Person] : []).Remove(c.Person).OrderBy(p => p.Value);

    // The whole name, or the last part of it as it is written.
    private static bool Names(string reason, string name) =>
        reason.Contains(name, StringComparison.OrdinalIgnoreCase) || (name.Split(' ')[^1] is { Length: > 2 } last && Regex.IsMatch(reason, $@"\b{Regex.Escape(last)}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
}
