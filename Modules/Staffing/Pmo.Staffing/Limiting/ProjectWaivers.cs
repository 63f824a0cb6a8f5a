using System.Collections.Immutable;
using Pmo.Office;
using Pmo.Staffing.Assigning;
using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Limiting;

/// <summary>How far a waiver has come.</summary>
public enum WaiverStage
{
    Asked,
    Granted,
    Refused,
    Ended,
}

/// <summary>The waivers that were asked for one project.</summary>
internal sealed record ProjectWaivers(ImmutableDictionary<GradeWaiverId, (GradeWaiverAsked Asked, WaiverStage Stage)> All, ImmutableList<Waived> Granted) : IState<ProjectWaivers>
{
    public static ProjectWaivers Initial { get; } = new(ImmutableDictionary<GradeWaiverId, (GradeWaiverAsked, WaiverStage)>.Empty, []);

    public static Decision Unknown => Decision.Refuse("waiver.unknown", "There is no such waiver, or it is not yours to decide.");

    /// <summary>The waiver; null: there is none.</summary>
    public (GradeWaiverAsked Asked, WaiverStage Stage)? Of(GradeWaiverId id) => All.TryGetValue(id, out var waiver) ? waiver : null;

    public ProjectWaivers Evolve(object @event) => @event switch
    {
        GradeWaiverAsked e => this with { All = All.SetItem(e.Waiver, (e, WaiverStage.Asked)) },
        GradeWaiverGranted e => Staged(e.Waiver, WaiverStage.Granted) with { Granted = Waived.After(Granted, e) },
        GradeWaiverRefused e => Staged(e.Waiver, WaiverStage.Refused),
        GradeWaiverEnded e => Staged(e.Waiver, WaiverStage.Ended) with { Granted = Waived.After(Granted, e) },
        _ => throw new UnknownEventException(typeof(ProjectWaivers), @event),
    };

    private ProjectWaivers Staged(GradeWaiverId id, WaiverStage stage) => All.TryGetValue(id, out var waiver) ? this with { All = All.SetItem(id, waiver with { Stage = stage }) } : this;
}

/// <summary>What rules of waivers consult: the project and its class, the limits, who leads it with which grade, and who is head of the PMO.</summary>
internal sealed record WaiverFacts(StaffingFacts Office, Post Post, ImmutableDictionary<PersonId, PoolMember> Members, ImmutableHashSet<PersonId> Heads) : IState<WaiverFacts>
{
    public static WaiverFacts Initial { get; } = new(StaffingFacts.Initial, Post.Initial, ImmutableDictionary<PersonId, PoolMember>.Empty, []);

    public static IEnumerable<string> Of(ProjectId project, PersonId? person) =>
        [Projects.StreamOf(project), Calendars.StreamOf(CalendarId.Default), LimitBook.Stream, RoleHolders.StreamOf(Role.HeadOfPmo), PostStreams.Of(project), .. person is { } p ? [PersonStreams.Of(p)] : Array.Empty<string>()];

    /// <summary>The sponsor of the project, who decides; null: nobody is named.</summary>
    public PersonId? Sponsor(ProjectId project) => Office.Sponsors.GetValueOrDefault(project);

    /// <summary>What the class asks, with the waivers of the project.</summary>
    public ProjectLimit Limit(ProjectWaivers waivers) => Office.Limit with { Waivers = waivers.Granted };

    public PoolMember MemberOf(PersonId person) => Members.GetValueOrDefault(person, PoolMember.Initial);

    public DateOnly Today(Moment m) => Office.Calendar.DayOf(m.Now);

    public WaiverFacts Evolve(object @event) => @event switch
    {
        PostFilled or PostTakenUp or PostVacated or SuccessionDropped or PostRecorded or PostBooked or PostLed or PostShared or PostClosed => this with { Post = Post.Evolve(@event) },
        IOfPoolMember e => this with { Members = Members.SetItem(e.Person, MemberOf(e.Person).Evolve(e)) },
        RoleGranted { Role: Role.HeadOfPmo } e => this with { Heads = Heads.Add(e.Person) },
        RoleWithdrawn { Role: Role.HeadOfPmo } e => this with { Heads = Heads.Remove(e.Person) },
        _ => this with { Office = Office.Evolve(@event) },
    };
}
