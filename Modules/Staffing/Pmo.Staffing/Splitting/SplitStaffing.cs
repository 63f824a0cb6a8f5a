using Pmo.Staffing.Pooling;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Splitting;

/// <summary>Looks for two people instead of one: beside each other, or one after the other.</summary>
/// <param name="First">What the person covers who answers for the project first.</param>
/// <param name="Second">A new id, chosen by the sender, for the request for the other part.</param>
/// <param name="Other">What the other person covers.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer)]
internal sealed record SplitStaffing(RequestId Request, PostPart First, RequestId Second, PostPart Other) : ICommand;

/// <summary>Both parts lie within what was asked and never make more than it on any day; what neither covers is a gap, which is shown. There is still one who answers.</summary>
internal sealed class SplitStaffingRule : IRule<SplitStaffing, StaffingRequest, RequestFacts>
{
    public string Stream(SplitStaffing c) => RequestStreams.Of(c.Request);
    public IEnumerable<string> Consults(SplitStaffing c, StaffingRequest request) => request.Stage is null ? [] : [.. RequestFacts.Of(request.Project, request.Needs), RequestStreams.Of(c.Second)];

    public Decision Decide(SplitStaffing c, StaffingRequest request, RequestFacts facts, Moment m) => request switch
    {
        _ when request.Refuses is { } refused => refused,
        { Stage: RequestStage.Draft } => Decision.Refuse("request.draft", "The request is not handed in yet."),
        { Open: false } => Decision.Refuse("request.proposed", "Somebody is proposed for what was asked: take the proposal back first."),
        { Second: { } second } when second == c.Second => Decision.Nothing,
        _ when request.Second is not null || request.PartOf is not null => Decision.Refuse("split.twice", "This is one of two parts already: withdraw one of them, and ask for all of it in the other."),
        _ when c.Second == c.Request || facts.Taken => Decision.Refuse("request.taken", "Give the second request an id of its own."),
        _ when facts.Office.RefusesProject is { } refused => refused,
        _ when Refused(c.First, request.Needs!) is { } refused => refused,
        _ when Refused(c.Other, request.Needs!) is { } refused => refused,
        _ when c.First == new PostPart(request.Needs!.Percent, request.Needs.From, request.Needs.To) => Decision.Refuse("split.whole", "The first part is all that was asked: nothing is left for a second person."),
        _ when Overlap(c) && c.First.Percent + c.Other.Percent > request.Needs!.Percent =>
            Decision.Refuse("split.too-much", $"Together both parts take {c.First.Percent + c.Other.Percent} % of a week on some days, and {request.Needs!.Percent} % is asked."),
        _ when c.Other.From < c.First.From => Decision.Refuse("split.order", "The first part begins first: whoever takes it answers for the project from the beginning."),
        _ => [new RequestSplit(c.Request, request.Project, request.Code, request.Needs!, c.First, c.Second, c.Other, Overlap(c), request.Because, m.Actor, m.Now)],
    };

    private static Decision? Refused(PostPart part, PostNeeds whole) => StaffingEntry.Refused(part.Percent, part.From, part.To)
        ?? (part.From < whole.From || part.To > whole.To ? Decision.Refuse("split.days", $"Both parts lie between {Tell.Day(whole.From)} and {Tell.Day(whole.To)}, the days that were asked.")
            : part.Percent > whole.Percent ? Decision.Refuse("split.share", $"No part is more than the {whole.Percent} % of a week that were asked.") : null);

    private static bool Overlap(SplitStaffing c) => c.First.From <= c.Other.To && c.Other.From <= c.First.To;
}

/// <summary>Begins the request for the second part of a post.</summary>
[May(Role.System)]
internal sealed record OpenSecondPart(RequestId Request, RequestId PartOf, ProjectId Project, string Code, PostNeeds Needs, bool Supports, Readiness Because, PersonId By) : ICommand;

/// <summary>It asks for the same person in everything but share and days, and is handed in with the first.</summary>
internal sealed class OpenSecondPartRule : IRule<OpenSecondPart, StaffingRequest, RequestFacts>
{
    public string Stream(OpenSecondPart c) => RequestStreams.Of(c.Request);
    public IEnumerable<string> Consults(OpenSecondPart c, StaffingRequest request) => RequestFacts.Of(c.Project, c.Needs);

    public Decision Decide(OpenSecondPart c, StaffingRequest request, RequestFacts facts, Moment m) => request.Stage is not null ? Decision.Nothing
        : new([
            new RequestDrafted(c.Request, c.Project, c.Code, c.Needs, c.Because, c.By, m.Now, c.PartOf, c.Supports),
            new RequestSubmitted(c.Request, c.Project, [.. facts.Heads.OrderBy(h => h.Value)], c.By, m.Now),
        ]);
}

/// <summary>Where a request is split, the second part is asked for.</summary>
internal sealed class OpenSecondPartWhenSplit : Policy
{
    public override string StoredName => "staffing.open-second-part-when-split";

    public override IEnumerable<Reaction> React(object @event) => @event is RequestSplit e
        ? [Now(new OpenSecondPart(e.Second, e.Request, e.Project, e.Code, e.Whole with { Percent = e.Other.Percent, From = e.Other.From, To = e.Other.To }, e.Supports, e.Because, e.By))] : None;
}
