namespace Pmo;

/// <summary>A policy runs from here on: it sees no event before. A module switched on later does not answer old events.</summary>
[EventName("pmo.policy-started")]
public sealed record PolicyStarted(string Policy, long Position);
