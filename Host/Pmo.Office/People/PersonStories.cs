using Pmo.Office.Absences;

namespace Pmo.Office.People;

/// <summary>How the records of people, of their roles and of the door are told.</summary>
internal static class PersonStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [Of(), Roles("office.administrators", "Administrators"), Roles("office.holders", "Holders of a role"), Claim(), Access()];

    private static StreamStory<Person> Of() => WithRoles(new StreamStory<Person>("office.person", "Person").Is<PersonId>().On(id => $"/people/{id}")
        .Called<PersonAdded>(e => Tell.Name(e.Person))
        .Private("Email", Role.Administrator).Names("Former", "Blind key of the former address").Names("Exists", "Known to the PMO").Names("AskedFor", "Absences a deputy was asked for")
        .Names("Manager", "Line manager").Names("Assistant", "As an assistant").Names("Until", "Last day of the absence")
        .Says<PersonAdded>(e => $"{Tell.Name(e.Person)} became known to the PMO.")
        .Says<PersonRenamed>(e => $"{Tell.Name(e.Person)} was given another name.")
        .Says<EmailChanged>(e => $"{Tell.Name(e.Person)} signs in under another e-mail address.")
        .Says<LineManagerNamed>(e => $"{Tell.Name(e.Person)} reports to {Tell.Name(e.Manager)}.")
        .Says<PersonDisabled>(e => $"{Tell.Name(e.Person)} may no longer sign in.")
        .Says<PersonEnabled>(e => $"{Tell.Name(e.Person)} may sign in again.")
        .Says<PersonErased>(e => $"The data of {Tell.Name(e.Person)} were erased: the key of their name and address is destroyed, and nothing personal is written about them any more.")
        .Says<DeputyNamed>(e => $"{Tell.Name(e.Deputy)} {(e.Assistant ? "became the assistant of" : "was named deputy of")} {Tell.Name(e.Person)} for {Scope(e.Scope)}, from {Tell.Day(e.From)}{(e.To is { } to ? $" to {Tell.Day(to)}" : " on")}.", e => Tell.Day(e.From))
        .Says<DeputyWithdrawn>(e => $"Somebody no longer acts in the place of {Tell.Name(e.Person)}.")
        .Says<AbsenceEntered>(e => $"{Tell.Name(e.Person)} is away from {Tell.Day(e.From)} to {Tell.Day(e.To)}.", e => Tell.Day(e.From))
        .Says<AbsenceEnded>(e => e.To is { } to ? $"{Tell.Name(e.Person)} is back: the last day away is {Tell.Day(to)}." : $"An absence of {Tell.Name(e.Person)} does not take place.", e => e.To is { } to ? Tell.Day(to) : null)
        .Says<DeputyAsked>(e => $"{Tell.Name(e.Manager)} was asked to name a deputy for {Tell.Name(e.Person)}, who is away until {Tell.Day(e.Until)}."));

    private static StreamStory<RoleBook> Roles(string kind, string name) => WithRoles(new StreamStory<RoleBook>(kind, name).On(_ => "/people").Names("Held", "Who holds it")
        .Called<RoleGranted>(e => $"Who is {Tell.Words(e.Role)}"));

    private static StreamStory<T> WithRoles<T>(StreamStory<T> story) where T : IState<T> => story.Also(Role.Administrator)
        .Says<RoleGranted>(e => $"{Tell.Name(e.Person)} was given the role {Tell.Words(e.Role)}.")
        .Says<RoleWithdrawn>(e => $"{Tell.Name(e.Person)} no longer holds the role {Tell.Words(e.Role)}.");

    private static StreamStory<EmailClaim> Claim() => new StreamStory<EmailClaim>("office.email", "E-mail address").Also(Role.Administrator)
        .Called<EmailClaimed>(e => $"An e-mail address of {Tell.Name(e.Person)}").Names("Holder", "Used by")
        .Says<EmailClaimed>(e => $"An e-mail address was reserved for {Tell.Name(e.Person)}; the address itself stands nowhere in the log.")
        .Says<EmailReleased>(e => $"An e-mail address that {Tell.Name(e.Person)} used may be taken by anybody again.");

    private static StreamStory<Empty> Access() => new StreamStory<Empty>("office.access", "Sign-ins").Also(Role.Administrator)
        .Called<SignedIn>(e => $"Sign-ins of {Tell.Name(e.Person)} on one day").Called<SignInFailed>(e => $"Sign-ins of {Tell.Name(e.Person, "somebody unknown")} on one day")
        .Called<PasswordChanged>(e => $"Sign-ins of {Tell.Name(e.Person)} on one day").Called<SessionEnded>(e => $"Sign-ins of {Tell.Name(e.Person)} on one day")
        .Called<TokenCreated>(e => $"Sign-ins of {Tell.Name(e.Person)} on one day").Called<TokenRevoked>(e => $"Sign-ins of {Tell.Name(e.Person)} on one day")
        .Called<InvitationCreated>(e => $"Sign-ins of {Tell.Name(e.Person)} on one day")
        .Names("Source", "Blind key of where they came from").Names("Account", "Person, or blind key of the address typed").Names("Session", "Session's reference").Names("Token", "Token's reference")
        .Says<SignedIn>(e => $"{Tell.Name(e.Person)} signed in.")
        .Says<SignInFailed>(e => e.Person is { } person ? $"A sign-in as {Tell.Name(person)} failed." : "A sign-in under an address that nobody uses failed.")
        .Says<PasswordChanged>(e => e.By == e.Person ? $"{Tell.Name(e.Person)} set their password." : $"The password of {Tell.Name(e.Person)} was set by {Tell.Name(e.By)}.")
        .Says<SessionEnded>(e => e.By == e.Person ? $"{Tell.Name(e.Person)} signed out, or ended a session of theirs." : $"A session of {Tell.Name(e.Person)} was ended by {Tell.Name(e.By)}.")
        .Says<TokenCreated>(e => $"A token was made with which a program acts in the name of {Tell.Name(e.Person)}, until {Tell.At(e.Expires)}.")
        .Says<TokenRevoked>(e => $"A token of {Tell.Name(e.Person)} was revoked by {Tell.Name(e.By)}.")
        .Says<InvitationCreated>(e => $"{Tell.Name(e.By)} made a one-time code with which {Tell.Name(e.Person)} chooses a password, until {Tell.At(e.Expires)}.");

    private static string Scope(DeputyScope scope) => scope switch
    {
        DeputyScope.All => "everything",
        DeputyScope.Reports => "reports",
        DeputyScope.Reviews => "reviews and approvals",
        _ => "answers",
    };
}
