namespace Pmo.Reporting;

/// <summary>How somebody was reached.</summary>
public enum FollowUpChannel { Phone, Mail, Chat, InPerson, Other }

/// <summary>Somebody was asked about a missing report, outside the product.</summary>
/// <param name="With">Who was asked; null: somebody who is not known here.</param>
/// <param name="ReachedAt">When they were asked.</param>
/// <param name="Outcome">What came of it, in words.</param>
/// <param name="PromisedFor">The day for which the report was promised; null: it was not.</param>
[EventName("reporting.follow-up-logged")]
public sealed record FollowUpLogged(
    ObligationId Obligation, ProjectId Project, PersonId By, PersonId? With, FollowUpChannel Channel, DateTimeOffset ReachedAt, string Outcome, DateOnly? PromisedFor, DateTimeOffset At) : IOfObligation;

/// <summary>The day for which a report was promised has passed without it.</summary>
[EventName("reporting.promise-broken")]
public sealed record PromiseBroken(ObligationId Obligation, ProjectId Project, DateOnly PromisedFor, DateTimeOffset At) : IOfObligation;
