using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Posting;
using Pmo.Staffing.Requesting;
using static Pmo.Tests.Staffing.Assigning.TheRequest;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Posting;

/// <summary>The head posts a request openly; people of the pool apply for themselves until the day; everybody who applied is answered once, about themselves only.</summary>
[Trait("Feature", "T36")]
public sealed class Posting_roles_openly
{
    private static readonly DateOnly Until = new(2026, 3, 20);
    private static readonly DateTimeOffset Closes = new(2026, 3, 21, 0, 0, 0, TimeSpan.Zero);
    private static readonly RolePosted Posted = new(Id, Bridge, "A bridge.", Until, Closes, [Pat, Lee], Head, Now);
    private static readonly RoleAppliedFor ByPat = new(Id, Bridge, Pat, "I built one.", Head, Now);
    private static readonly RoleAppliedFor ByLee = ByPat with { Person = Lee };
    private static readonly RequestWithdrawn Withdrawn = new(Id, "Stopped.", Head, Now);
    private static readonly object[] Filled = [Proposed(Lee, Now), new RequestFilled(Id, Bridge, Lee, Head, Now)];
    private static readonly object[] People = [new RosterEntered(Pat), new RosterEntered(Lee), new RosterEntered(Sam), new PersonAdded(Pat, "Pat Berg", "pat@example.org", "UTC"), new PersonAdded(Lee, "Lee Sandoval", "lee@example.org", "UTC"), Joined, Joined with { Person = Lee }];

    private static Given<RolePosting> Role(object[] history, object[] request, PersonId? actor = null, DateTimeOffset? now = null) =>
        new(history) { Actor = actor ?? Head, Now = now ?? Now, Roles = actor is null ? [Pmo.Role.HeadOfPmo] : [Pmo.Role.Reader], Consulting = [Drafted, Submitted, .. request, .. People] };

    [Fact]
    public void A_request_that_was_handed_in_is_posted_until_a_day_and_all_of_the_pool_are_told_once()
    {
        var (rule, post) = (new PostRoleRule(), new PostRole(Id, " A bridge. ", Until));
        Role([], []).When(rule, post).Then(Posted);
        // Whoever has left, or does not belong to the pool yet, is not told.
        new Given<RolePosting> { Actor = Head, Consulting = [Drafted, Submitted, .. People, new PersonDisabled(Lee)] }.When(rule, post).Then(Posted with { To = [Pat] });
        new Given<RolePosting> { Actor = Head, Consulting = [Drafted, Submitted, .. People, new PoolLeft(Lee, new(2026, 3, 1), "Left.", Head, Now)] }.When(rule, post).Then(Posted with { To = [Pat] });
        Role([Posted], []).When(rule, post).Then();
        Role([Posted], []).When(rule, post with { Until = new(2026, 3, 31) }).Then(Posted with { Until = new(2026, 3, 31), Closes = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), To = [] });
        Role([], []).When(rule, post with { About = null }).Then(Posted with { About = null });
        Role([], []).When(rule, post with { About = new('x', 2001) }).Refused("role.words");
        Role([], []).When(rule, post with { Until = new(2026, 3, 1) }).Refused("role.until");
        Role([], []).When(rule, post with { Until = new(2026, 10, 1) }).Refused("role.until");
        Role([], [Proposed(Pat, Now)]).When(rule, post).Refused("role.proposed");
        Role([], [Withdrawn]).When(rule, post).Refused("request.withdrawn");
        new Given<RolePosting> { Consulting = [Drafted] }.When(rule, post).Refused("request.draft");
        new Given<RolePosting>().When(rule, post).Refused("request.unknown");
    }

    [Fact]
    public void Everybody_of_the_pool_applies_for_themselves_until_the_day()
    {
        var (rule, apply) = (new ApplyForRoleRule(), new ApplyForRole(Id, Pat, " I built one. "));
        Role([Posted], [], Pat).When(rule, apply).Then(ByPat);
        Role([Posted, ByPat], [], Pat).When(rule, apply with { Words = "And a harbour." }).Then(ByPat with { Words = "And a harbour." });
        Role([Posted], [], Lee).When(rule, apply).Refused("role.not-yours");
        Role([Posted], [], Sam).When(rule, apply with { Person = Sam }).Refused("role.unknown");
        Role([], [], Pat).When(rule, apply).Refused("role.unknown");
        Role([Posted], [], Pat).When(rule, apply with { Words = " " }).Refused("role.application");
        Role([Posted], [], Pat, Closes.AddSeconds(-1)).When(rule, apply).Then<RoleAppliedFor>();
        Role([Posted], [], Pat, Closes).When(rule, apply).Refused("role.over", "The last day to apply was 2026-03-20.");
        // While somebody is proposed others may still apply; once it is filled or withdrawn nobody.
        Role([Posted], [Proposed(Lee, Now)], Pat).When(rule, apply).Then<RoleAppliedFor>();
        Role([Posted], Filled, Pat).When(rule, apply).Refused("role.closed");
        Role([Posted], [Withdrawn], Pat).When(rule, apply).Refused("role.closed");
    }

    [Fact]
    public void An_application_is_withdrawn_until_the_role_is_decided()
    {
        var (rule, withdraw) = (new WithdrawApplicationRule(), new WithdrawApplication(Id, Pat));
        Given<RolePosting> By(PersonId actor, params object[] history) => new(history) { Actor = actor };
        By(Pat, Posted, ByPat).When(rule, withdraw).Then(new ApplicationWithdrawn(Id, Pat, Now));
        By(Pat, Posted).When(rule, withdraw).Then();
        By(Lee, Posted, ByPat).When(rule, withdraw).Refused("role.not-yours");
        By(Pat, Posted, ByPat, new PostingClosed(Id, Bridge, true, 1, Head, Now)).When(rule, withdraw).Refused("role.closed");
        By(Pat).When(rule, withdraw).Refused("role.unknown");
    }

    [Fact]
    public void With_its_request_a_posting_closes_and_counts_who_waits()
    {
        var (rule, close) = (new ClosePostingRule(), new ClosePosting(Id));
        Role([Posted, ByPat, ByLee], Filled).When(rule, close).Then(new PostingClosed(Id, Bridge, true, 2, Head, Now));
        Role([Posted, ByPat, ByLee, new ApplicationWithdrawn(Id, Pat, Now)], [Withdrawn]).When(rule, close).Then(new PostingClosed(Id, Bridge, false, 1, Head, Now));
        Role([Posted, ByPat], [.. Filled, new PersonErased(Pat, null)]).When(rule, close).Then(new PostingClosed(Id, Bridge, true, 0, Head, Now));
        Role([Posted, ByPat, new PostingClosed(Id, Bridge, true, 1, Head, Now)], Filled).When(rule, close).Then();
        Role([Posted, ByPat], []).When(rule, close).Then();
        Role([], Filled).When(rule, close).Then();
    }

    [Fact]
    public void Whoever_applied_is_told_the_decision_once_and_the_reason_names_nobody_else()
    {
        var (rule, answer) = (new AnswerApplicationRule(), new AnswerApplication(Id, Pat, " Your days are booked. "));
        object[] applied = [Posted, ByPat, ByLee];
        var told = new ApplicationAnswered(Id, Bridge, Pat, ApplicationOutcome.NotChosen, "Your days are booked.", Head, Now);
        Role(applied, Filled).When(rule, answer).Then(told);
        Role(applied, Filled).When(rule, answer with { Person = Lee }).Then(told with { Person = Lee, Outcome = ApplicationOutcome.Chosen });
        Role(applied, [Withdrawn]).When(rule, answer).Then(told with { Outcome = ApplicationOutcome.NotFilled });
        Role(applied, []).When(rule, answer).Refused("role.open");
        Role([.. applied, told], Filled).When(rule, answer).Refused("role.answered");
        Role([Posted, ByPat, new ApplicationWithdrawn(Id, Pat, Now)], Filled).When(rule, answer).Refused("role.not-applied");
        Role(applied, Filled).When(rule, answer with { Reason = "" }).Refused("role.reason");
        Role(applied, [.. Filled, new PersonDisabled(Pat)]).When(rule, answer).Refused("person.disabled");
        Role(applied, Filled, Pat).When(rule, answer).Refused("role.own");
        Role([], Filled).When(rule, answer).Refused("role.unknown");
        // Lee was chosen, and applied: neither is told.
        foreach (var reason in new[] { "lee sandoval has led more.", "Sandoval knows the site." }) Role(applied, Filled).When(rule, answer with { Reason = reason }).Refused("role.names-another", "The reason names Lee Sandoval: say what it was about this person, without anybody else.");
        Role([Posted, ByPat], Filled).When(rule, answer with { Reason = "Sandoval knows the site." }).Refused("role.names-another");
        Role(applied, Filled).When(rule, answer with { Reason = "Dear Pat Berg, the sandovalian style did not fit." }).Then<ApplicationAnswered>();
    }

    [Fact]
    public void Who_is_looked_for_beside_a_project_manager_is_not_called_one()
    {
        object[] beside = [Drafted with { Supports = true }, Submitted, .. People];
        Given<RolePosting> Role(object[] history, PersonId actor, params object[] more) => new(history) { Actor = actor, Consulting = [.. beside, .. more] };
        var posted = Role([], Head).When(new PostRoleRule(), new PostRole(Id, null, Until)).Then<RolePosted>();
        var applied = Role([posted], Pat).When(new ApplyForRoleRule(), new ApplyForRole(Id, Pat, "I know them.")).Then<RoleAppliedFor>();
        var closed = Role([posted, applied], PersonId.System, Filled).When(new ClosePostingRule(), new ClosePosting(Id)).Then<PostingClosed>();
        var answered = Role([posted, applied], Head, Filled).When(new AnswerApplicationRule(), new AnswerApplication(Id, Pat, "Your days are booked.")).Then<ApplicationAnswered>();

        Assert.Equal([true, true, true, true], [posted.Supports, applied.Supports, closed.Supports, answered.Supports]);
        string[] Told(params object[] events) => [.. events.SelectMany(new TellOfRoles().React).Select(r => ((RequestNotice)r.Command).Text).Distinct()];
        Assert.Equal(
        [
            $"A supporting role at {Notices.Name(Bridge)} is posted openly. You may apply until 2026-03-20.", $"{Notices.Name(Pat)} applied to support {Notices.Name(Bridge)}.",
            $"{Notices.Name(Bridge)} has its support, and 1 person who applied waits for the decision. Tell each, with a reason about them.", $"The decision on your application to support {Notices.Name(Bridge)} is there, with its reason.",
        ], Told(posted, applied, closed, answered));
        Assert.StartsWith("The role of project manager for", Told(Posted)[0], StringComparison.Ordinal);
        Assert.Contains("applied to lead", Told(ByPat)[0], StringComparison.Ordinal);
    }

    [Fact, Trait("Feature", "T35")]
    public void To_have_applied_counts_as_a_wish_and_is_no_must()
    {
        decimal Wish(CandidateFacts c) => Pmo.Staffing.Matching.Fit.Rank(Needs, Assigning.TheRequest.Fit, [c]).Ranked.Single().Factors.Single(f => f.Factor == FitFactor.Preference).Value;
        Assert.Equal([1m, 1m, .5m, 0m], new[] { Perfect(Pat) with { Applied = true, Wishes = false }, Perfect(Pat) with { Applied = true }, Perfect(Pat), Perfect(Pat) with { Wishes = false } }.Select(Wish));
        var chosen = new Given<StaffingRequest>(Drafted, Submitted)
        {
            Actor = Head,
            Roles = [Pmo.Role.HeadOfPmo],
            Consulting = [.. People, Registered(Bridge, "BRIDGE"), .. new[] { Pat, Lee }.Select(p => new CompetencyValidated(p, Risk, CompetencyLevel.Competent, "Seen.", Start, null, Head, Now)), Posted, ByPat, ByLee, new ApplicationWithdrawn(Id, Lee, Now)],
        }.When(new ProposeCandidateRule(), new ProposeCandidate(Id, Lee, "Knows the site.")).Then<CandidateProposed>();
        Assert.Equal([(Pat, true), (Lee, false)], chosen.Ranking.Candidates.Where(c => c.Belongs).Select(c => (c.Person, c.Applied)));
    }

    [Fact]
    public void What_is_proposed_to_be_told_comes_from_their_own_facts_alone()
    {
        var skills = new Dictionary<CompetencyId, string> { [Risk] = "Risk management", [Works] = "Public works", [Certificate] = "PMP" };
        string? Of(CandidateFacts own) => OwnReasons.Of(own.Person, new(1, Assigning.TheRequest.Fit, Needs, [own, Perfect(Lee) with { Led = 9 }], "digest", Lee, 1), skills);
        Assert.Equal("You meet all that the post must have. You have not led a project to its end yet.", Of(Perfect(Pat) with { Wishes = true }));
        Assert.Equal("You meet all that the post must have. What should be there and is not, or not as far: PMP. Over the days of the post you are booked or away for 50 % of your time.",
            Of(Perfect(Pat) with { Load = .5m, Led = 100, Has = [.. Perfect(Pat).Has.Select(h => h.Competency == Certificate ? h with { Held = false } : h)] })!.Replace(" You have led 100 projects to the end.", "", StringComparison.Ordinal));
        Assert.Equal("The post needs the grade senior project manager or above, and yours is project manager.", Of(Perfect(Pat) with { Least = Grade.SeniorProjectManager }));
        Assert.Equal("The post takes 60 % of a week, and at the least you have 20 % free.", Of(Perfect(Pat) with { LeastFree = 20, ShortFrom = From }));
        Assert.Equal("The post must have, and you have not validated as far: Risk management, competent.", Of(Perfect(Pat) with { Has = [.. Perfect(Pat).Has.Select(h => h.Competency == Risk ? h with { Validated = null } : h)] }));
        Assert.Null(OwnReasons.Of(Sam, new(1, Assigning.TheRequest.Fit, Needs, [Perfect(Pat)], "digest", Pat, 1), skills));
        Assert.Null(OwnReasons.Of(Pat, null, skills));
    }
}
