using Pmo.Staffing.Pooling;

namespace Pmo.Staffing.Returning;

/// <summary>How many working days at the end of an assignment are kept for closing work, and how many after it the return talk may take.</summary>
internal sealed record ReturnTerms(int Closing, int Talk) : IState<ReturnTerms>
{
    public static ReturnTerms Initial { get; } = new(10, 5);

    public static string Stream { get; } = $"staffing.returning-{Ids.Named("staffing.returning", "setting"):n}";

    public ReturnTerms Evolve(object @event) => @event switch
    {
        ReturnTermsSet e => new(e.ClosingWorkingDays, e.TalkWorkingDays),
        _ => throw new UnknownEventException(typeof(ReturnTerms), @event),
    };
}

/// <summary>Sets how much time closing work and the return talk have.</summary>
[May(Role.System, Role.HeadOfPmo)]
internal sealed record SetReturnTerms(int ClosingWorkingDays, int TalkWorkingDays, string Reason) : ICommand;

/// <summary>Both are working days, set with a reason; what has begun keeps its own.</summary>
internal sealed class SetReturnTermsRule : IRule<SetReturnTerms, ReturnTerms>
{
    public string Stream(SetReturnTerms c) => ReturnTerms.Stream;

    public Decision Decide(SetReturnTerms c, ReturnTerms now, Moment m) => c switch
    {
        { ClosingWorkingDays: < 0 or > 60 } => Decision.Refuse("returning.closing", "Closing work takes 0 to 60 working days; 0 means none."),
        { TalkWorkingDays: < 1 or > 60 } => Decision.Refuse("returning.talk", "The return talk has 1 to 60 working days."),
        _ when !StaffingEntry.IsReason(c.Reason) => StaffingEntry.NoReason,
        _ when new ReturnTerms(c.ClosingWorkingDays, c.TalkWorkingDays) == now => Decision.Nothing,
        _ => [new ReturnTermsSet(c.ClosingWorkingDays, c.TalkWorkingDays, c.Reason.Trim(), m.Actor, m.Now)],
    };
}
