using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Limiting;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Requesting;

/// <summary>How far a request has come.</summary>
public enum RequestStage
{
    Draft,
    Submitted,
    Shortlisting,
    Proposed,
    /// <summary>The person is being booked.</summary>
    Confirmed,
    Filled,
    Withdrawn,
}

/// <summary>Whom the head of the PMO has chosen, and what they said to it.</summary>
/// <param name="Objection">Why they should not take the post; null: they did not object.</param>
internal sealed record Proposal(PersonId Person, DateTimeOffset AnswerBy, bool Accepted, string? Objection, PersonId By);

/// <summary>A project's request for a project manager.</summary>
internal sealed record StaffingRequest(RequestId Id, ProjectId Project, string Code, PostNeeds? Needs, Readiness Because, RequestStage? Stage, PersonId By, Proposal? Proposal) : IState<StaffingRequest>
{
    /// <summary>The request for the other part of the post, where it was split.</summary>
    public RequestId? Second { get; init; }

    /// <summary>The request that this is the second part of.</summary>
    public RequestId? PartOf { get; init; }

    /// <summary>Whoever is found works beside who answers for the project.</summary>
    public bool Supports { get; init; }

    public static StaffingRequest Initial { get; } = new(default, default, "", null, default, null, default, null);

    public static Decision Unknown => Decision.Refuse("request.unknown", "There is no such request.");

    /// <summary>Nobody is looked for any more.</summary>
    public bool Closed => Stage is RequestStage.Filled or RequestStage.Withdrawn;

    /// <summary>What is asked may still change.</summary>
    public bool Open => Stage is RequestStage.Draft or RequestStage.Submitted or RequestStage.Shortlisting;

    public StaffingRequest Evolve(object @event) => @event switch
    {
        RequestDrafted e => this with { Id = e.Request, Project = e.Project, Code = e.Code, Needs = e.Needs, Because = e.Because, Stage = RequestStage.Draft, By = e.By, PartOf = e.PartOf, Supports = e.Supports },
        RequestSplit e => this with { Needs = e.Whole with { Percent = e.First.Percent, From = e.First.From, To = e.First.To }, Second = e.Second },
        RequestChanged e => this with { Needs = e.Needs, Because = e.Because },
        RequestSubmitted => this with { Stage = RequestStage.Submitted },
        ShortlistingStarted => this with { Stage = RequestStage.Shortlisting },
        CandidateProposed e => this with { Stage = RequestStage.Proposed, Proposal = new(e.Person, e.AnswerBy, false, null, e.By) },
        ProposalAccepted => this with { Proposal = Proposal is { } p ? p with { Accepted = true } : null },
        ProposalObjected e => this with { Proposal = Proposal is { } p ? p with { Objection = e.Reason } : null },
        ProposalTakenBack or RequestReturned => this with { Stage = RequestStage.Shortlisting, Proposal = null },
        RequestConfirmed => this with { Stage = RequestStage.Confirmed },
        RequestFilled => this with { Stage = RequestStage.Filled },
        RequestWithdrawn => this with { Stage = RequestStage.Withdrawn },
        _ => throw new UnknownEventException(typeof(StaffingRequest), @event),
    };

    /// <summary>Why this cannot be done to a closed or unknown request, or null when it can.</summary>
    public Decision? Refuses => Stage switch
    {
        null => Unknown,
        RequestStage.Filled => Decision.Refuse("request.filled", "The post is filled: make a new request for another."),
        RequestStage.Withdrawn => Decision.Refuse("request.withdrawn", "The request was withdrawn: make a new one."),
        _ => null,
    };
}

/// <summary>What the rules of requests consult: the project with its sponsor, the asked competencies, the calendar.</summary>
internal sealed record RequestFacts(StaffingFacts Office, PersonId? Sponsor, ImmutableHashSet<CompetencyId> InUse, ImmutableHashSet<CompetencyId> Certificates, ImmutableHashSet<PersonId> Heads) : IState<RequestFacts>
{
    public static RequestFacts Initial { get; } = new(StaffingFacts.Initial, null, [], [], []);

    /// <summary>A request that was consulted has begun.</summary>
    public bool Taken { get; init; }

    public static IEnumerable<string> Of(ProjectId project, PostNeeds? needs) =>
        [Projects.StreamOf(project), .. ProjectLimit.Of(project), RoleHolders.StreamOf(Role.HeadOfPmo), Calendars.StreamOf(CalendarId.Default), .. (needs?.Competencies ?? []).Select(a => CompetencyStreams.Of(a.Competency)).Distinct()];

    public RequestFacts Evolve(object @event) => @event switch
    {
        SponsorNamed e => this with { Sponsor = e.Sponsor },
        RequestDrafted => this with { Taken = true },
        CompetencyDefined e => this with { InUse = InUse.Add(e.Competency), Certificates = e.Kind == CompetencyKind.Certificate ? Certificates.Add(e.Competency) : Certificates },
        RoleGranted { Role: Role.HeadOfPmo } e => this with { Heads = Heads.Add(e.Person) },
        RoleWithdrawn { Role: Role.HeadOfPmo } e => this with { Heads = Heads.Remove(e.Person) },
        CompetencyReinstated e => this with { InUse = InUse.Add(e.Competency) },
        CompetencyRetired e => this with { InUse = InUse.Remove(e.Competency) },
        _ => this with { Office = Office.Evolve(@event) },
    };

    /// <summary>Only those of the PMO who staff, and the project's own sponsor.</summary>
    public Decision? RefusesActor(Moment m) =>
        m.Is(Role.System) || m.Is(Role.HeadOfPmo) || m.Is(Role.PmoOfficer) || (Sponsor is { } s && (s == m.Actor || s == m.OnBehalfOf)) ? null : StaffingRequest.Unknown;

    /// <summary>Why this cannot be asked, or null when it can.</summary>
    /// <param name="supports">Nobody is looked for who answers for the project, so that its class asks no grade.</param>
    public Decision? Refuses(PostNeeds needs, bool supports = false) =>
        StaffingEntry.Refused(needs.Percent, needs.From, needs.To)
        ?? (!Enum.IsDefined(needs.Grade) ? Decision.Refuse("request.grade", "Say which grade is needed at least.")
            : !supports && ProjectLimit.Refused(Office.Limit, needs.Grade, needs.From) is { } below ? below
            : needs.To > needs.From.AddYears(5) ? Decision.Refuse("request.long", "Ask for at most five years at a time.")
            : needs.Competencies.Count > 12 ? Decision.Refuse("request.many", "Ask for at most twelve competencies: name those that decide.")
            : needs.Competencies.GroupBy(a => a.Competency).Any(g => g.Count() > 1) ? Decision.Refuse("request.twice", "Name each competency once.")
            : needs.Competencies.Any(a => !InUse.Contains(a.Competency)) ? Decision.Refuse("request.competency", "A competency that is asked is not in use: choose it from the catalogue.")
            : needs.Competencies.Any(a => Certificates.Contains(a.Competency) != a.Level is null) ? Decision.Refuse("request.level", "Give each competency a level, and a certificate none.")
            : needs.Place is { } place && (place.Trim().Length is 0 or > 80 || place.Any(char.IsControl)) ? Decision.Refuse("request.place", "Give the place in one line of at most 80 characters, or leave it out.")
            : null);
}
