using System.Collections.Immutable;
using Pmo.Office.People;

namespace Pmo.Office.Erasing;

/// <summary>Calls those who may approve an erasure.</summary>
/// <param name="Time">1 at once, 2 a week later.</param>
[May(Role.System)]
internal sealed record CallForApproval(Guid Erasure, int Time) : ICommand;

/// <summary>As soon as an erasure is asked for, and each week after it until it is approved or withdrawn, every administrator and head of the PMO is called who may approve: not who asked, and not whom it is about.</summary>
internal sealed class CallForApprovalRule : IRule<CallForApproval, Erasures, Approvers>
{
    public string Stream(CallForApproval c) => ErasureOrders.Stream;
    public IEnumerable<string> Consults(CallForApproval c, Erasures erasures) => [RoleBook.Administrators, RoleHolders.StreamOf(Role.HeadOfPmo)];
    public IEnumerable<string> ConsultsFurther(CallForApproval c, Erasures erasures, Approvers approvers) => approvers.Holding.Select(r => r.Person).Distinct().Select(Person.StreamOf).Order(StringComparer.Ordinal);

    public Decision Decide(CallForApproval c, Erasures erasures, Approvers approvers, Moment m) => erasures.Find(c.Erasure) switch
    {
        null or { Erasure.Approved: true } => Decision.Nothing,
        { } found when found.Erasure.Called >= c.Time => Decision.Nothing,
        { } found => [new ErasureAwaited(c.Erasure, found.Person, c.Time, erasures.HoldsOn(found.Person).Any(), approvers.Besides(found.Person, found.Erasure.RequestedBy), m.Now)],
    };
}

/// <summary>Administrators and heads of the PMO, and which of them may not sign in.</summary>
internal sealed record Approvers(ImmutableHashSet<RoleGranted> Holding, ImmutableHashSet<PersonId> Disabled) : IState<Approvers>
{
    public static Approvers Initial { get; } = new([], []);

    // Consulted: of a person's events only these matter here.
    public Approvers Evolve(object @event) => @event switch
    {
        RoleGranted { Role: Role.Administrator or Role.HeadOfPmo } e => this with { Holding = Holding.Add(e) },
        RoleWithdrawn e => this with { Holding = Holding.Remove(new(e.Person, e.Role)) },
        PersonDisabled e => this with { Disabled = Disabled.Add(e.Person) },
        PersonEnabled e => this with { Disabled = Disabled.Remove(e.Person) },
        _ => this,
    };

    /// <summary>Those who may sign in, but for these two.</summary>
    public IReadOnlyList<PersonId> Besides(PersonId one, PersonId other) => [.. Holding.Select(r => r.Person).Distinct().Where(p => p != one && p != other && !Disabled.Contains(p)).OrderBy(p => p.Value)];
}

/// <summary>Those who may approve are called when an erasure is asked for, and a week after each call that changed nothing.</summary>
internal sealed class CallForApprovalInTime : Policy
{
    public override string StoredName => "office.call-for-approval-in-time";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ErasureRequested e => [Now(new CallForApproval(e.Erasure, 1))],
        ErasureAwaited e => [At(e.At.AddDays(7), new CallForApproval(e.Erasure, e.Time + 1))],
        _ => None,
    };
}
