using System.Text.Json.Serialization;

namespace Pmo.Office;

/// <summary>What happened at the door.</summary>
[JsonDerivedType(typeof(SignedIn), "signed-in")]
[JsonDerivedType(typeof(SignInFailed), "sign-in-failed")]
[JsonDerivedType(typeof(PasswordChanged), "password-changed")]
[JsonDerivedType(typeof(SessionEnded), "session-ended")]
[JsonDerivedType(typeof(TokenCreated), "token-created")]
[JsonDerivedType(typeof(TokenRevoked), "token-revoked")]
[JsonDerivedType(typeof(InvitationCreated), "invitation-created")]
public abstract record AccessFact;

/// <summary>Somebody signed in; the session's id names it and opens nothing, the source is a blind key.</summary>
[EventName("office.signed-in")]
public sealed record SignedIn(PersonId Person, string Session, string Source) : AccessFact;

/// <summary>A sign-in failed. For an address nobody uses there is no person; address and source are blind keys.</summary>
[EventName("office.sign-in-failed")]
public sealed record SignInFailed(PersonId? Person, string Account, string Source) : AccessFact;

/// <summary>A password was set or changed.</summary>
[EventName("office.password-changed")]
public sealed record PasswordChanged(PersonId Person, PersonId By) : AccessFact;

/// <summary>A session ended before its time: signed out, ended from a list, by a new password or by changed roles.</summary>
[EventName("office.session-ended")]
public sealed record SessionEnded(PersonId Person, string Session, PersonId By) : AccessFact;

/// <summary>A bearer token was made for a program that acts in a person's name.</summary>
[EventName("office.token-created")]
public sealed record TokenCreated(PersonId Person, string Token, DateTimeOffset Expires, PersonId By) : AccessFact;

/// <summary>A bearer token works no more.</summary>
[EventName("office.token-revoked")]
public sealed record TokenRevoked(PersonId Person, string Token, PersonId By) : AccessFact;

/// <summary>A one-time code was made with which a person sets a password.</summary>
[EventName("office.invitation-created")]
public sealed record InvitationCreated(PersonId Person, DateTimeOffset Expires, PersonId By) : AccessFact;

/// <summary>Puts into the log what happened at the door. The host saw it; it is never refused.</summary>
/// <param name="Account">The person's id, or the blind key of an address nobody uses.</param>
/// <param name="At">When it happened.</param>
/// <param name="Fact">What happened.</param>
[May(Role.System)]
public sealed record NoteAccess(string Account, DateTimeOffset At, AccessFact Fact) : ICommand;
