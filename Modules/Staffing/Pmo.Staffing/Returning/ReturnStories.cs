namespace Pmo.Staffing.Returning;

/// <summary>How the way back from assignments is told.</summary>
internal static class ReturnStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [Terms(), Story()];

    private static StreamStory<ReturnTerms> Terms() => new StreamStory<ReturnTerms>("staffing.returning", "Closing work and return talks").Rules().Also(Role.PmoOfficer).On(_ => "/staffing/rules")
        .Called<ReturnTermsSet>(_ => "How much time closing work and return talks have")
        .Names("ClosingWorkingDays", "Working days of closing work").Names("TalkWorkingDays", "Working days for the return talk").Names("Closing", "Working days of closing work").Names("Talk", "Working days for the return talk")
        .Says<ReturnTermsSet>(e => $"The last {Tell.Count(e.ClosingWorkingDays, "working day")} of an assignment are for closing work, and the return talk follows within {Tell.Count(e.TalkWorkingDays, "working day")}. {Tell.Name(e.By)} said why: {e.Reason}");

    private static StreamStory<Return> Story() => new StreamStory<Return>("staffing.return", "Return from an assignment").Is<BookingId>().Also(Role.HeadOfPmo, Role.PmoOfficer).On(_ => "/staffing/returns")
        .Called<ClosingWorkBegun>(e => $"Return of {Tell.Name(e.Person)} from {Tell.Name(e.Project)}")
        .Called<ReturnTalkOpened>(e => $"Return of {Tell.Name(e.Person)} from {Tell.Name(e.Project)}")
        .Names("Closing", "Closing work").Names("Talk", "Return talk").Names("Held", "Talk held").Names("Due", "Talk by").Names("On", "Talk on")
        .Says<ClosingWorkBegun>(e => $"{Tell.Name(e.Person)} began the closing work of {Tell.Name(e.Project)}: from {Tell.Day(e.From)} to {Tell.Day(e.LastDay)}, the last day of the assignment.")
        .Says<ReturnTalkOpened>(e => $"{Tell.Name(e.Person)} came back from {Tell.Name(e.Project)} after {Tell.Day(e.LastDay)}. The head of the PMO is to talk with them by {Tell.Day(e.Due)}.")
        .Says<ReturnTalkHeld>(e => $"{Tell.Name(e.By)} noted that the talk with {Tell.Name(e.Person)} took place on {Tell.Day(e.On)}.");
}
