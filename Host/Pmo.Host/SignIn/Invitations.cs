using MediatR;
using Pmo.Office;

namespace Pmo.Host.SignIn;

/// <summary>One-time codes with which people set a password: the first administrator, and everyone whom an administrator invites.</summary>
internal sealed class Invitations(
    OneTimeCodes codes, Attempts attempts, Door door, IPeople people, INames names, Memories memories, AccessLog log, IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly DayOfWeek[] WorkingWeek = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>The code with which an empty installation gets its first administrator; null when it has one.</summary>
    public async Task<string?> ForFirstAdministrator()
    {
        await memories.CatchUp();
        return people.HasAdministrator ? null : codes.Create(new PersonId(Guid.CreateVersion7(clock.GetUtcNow())), OneTimeCodes.SetupLasts);
    }

    /// <summary>A code with which a person sets a password, for an administrator to hand over.</summary>
    public async Task<string> For(PersonId person, PersonId by)
    {
        var code = codes.Create(person, OneTimeCodes.InvitationLasts);
        await log.Note(person, new InvitationCreated(person, clock.GetUtcNow() + OneTimeCodes.InvitationLasts, by));
        return code;
    }

    /// <summary>Makes the first administrator and lets them in. Due dates are counted in their zone until somebody says otherwise.</summary>
    /// <param name="leads">They lead the PMO too: in a small office it is the same person.</param>
    public async Task<Welcome> SetUp(string code, string name, string email, string password, string zone, Visitor visitor, bool leads = true)
    {
        await memories.CatchUp();
        if (people.HasAdministrator) return new(Sentence: "This installation has an administrator already: sign in instead.");
        if (Guessed(code, visitor, out var person) is { } wrong) return wrong;
        if (PasswordRules.Refused(password, name, email) is { } weak) return new(Sentence: weak);
        ICommand[] commands =
        [
            new ClaimEmail(person, email), new AddPerson(person, name, email, zone), .. leads ? [new GrantRole(person, Role.HeadOfPmo)] : (ICommand[])[], new GrantRole(person, Role.Administrator),
            new CreateCalendar(CalendarId.Default, "Standard", zone, WorkingWeek),
        ];
        if (await Send(person, commands) is { } refused) return new(Sentence: refused);
        return await Finish(code, person, password, visitor);
    }

    /// <summary>Sets the password of an invited person and lets them in.</summary>
    public async Task<Welcome> Accept(string code, string password, Visitor visitor)
    {
        await memories.CatchUp();
        if (Guessed(code, visitor, out var person) is { } wrong) return wrong;
        if (people.EmailOf(person) is not { } email || !people.Active.Contains(person)) return Welcome.Wrong;
        return PasswordRules.Refused(password, names.Of(person) ?? "", email) is { } weak ? new(Sentence: weak) : await Finish(code, person, password, visitor);
    }

    private async Task<Welcome> Finish(string code, PersonId person, string password, Visitor visitor)
    {
        if (codes.Use(code) is null) return Welcome.Wrong;
        await door.ResetPassword(person, password);
        return new(Entry: await door.Enter(person, visitor));
    }

    private Welcome? Guessed(string code, Visitor visitor, out PersonId person)
    {
        person = default;
        var attempt = attempts.From(visitor.Source, "one-time code");
        if (attempts.Begin(attempt) is { } wait) return new(Entry: new Entry(Wait: wait));
        if (codes.Find(code) is not { } found) return Welcome.Wrong;
        attempts.Succeeded(attempt);
        person = found;
        return null;
    }

    private async Task<string?> Send(PersonId person, params ICommand[] commands)
    {
        await using var scope = scopes.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        caller.IsSystem(clock.GetUtcNow());
        caller.CommandId = Ids.From(person.Value, "set-up");
        foreach (var command in commands)
            if (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command) is { Accepted: false } outcome) return outcome.Sentence ?? "This is not possible now; try again.";
        return null;
    }
}

/// <summary>What became of a one-time code: somebody is in, or a sentence says why not.</summary>
internal sealed record Welcome(Entry? Entry = null, string? Sentence = null)
{
    public static Welcome Wrong { get; } = new(Sentence: "This code is not right, was used before or has run out.");
}
