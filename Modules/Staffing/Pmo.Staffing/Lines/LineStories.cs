namespace Pmo.Staffing.Lines;

/// <summary>How arrangements, terms, and what is asked with a booking are told.</summary>
internal static class LineStories
{
    public static IReadOnlyList<StreamStory> All { get; } = [Arrangements(), Terms()];

    private static StreamStory<ArrangementBook> Arrangements() => new StreamStory<ArrangementBook>("staffing.arrangements", "Solid lines by department").Rules().Also(Role.PmoOfficer).On(_ => "/staffing/rules")
        .Called<ArrangementSet>(_ => "Which line is the solid one, by department").Names("Arrangement", "Solid line").Names("Departments", "Solid lines of departments, from day")
        .Says<ArrangementSet>(e => $"From {Tell.Day(e.From)} on the solid line of the people of {Tell.Name(e.Department, "a department")} is {(e.Arrangement == Arrangement.Pmo ? "the head of the PMO" : "the manager of the department")}, as {Tell.Name(e.By)} decided: {e.Reason}", e => Tell.Day(e.From));

    private static StreamStory<ConsentTerms> Terms() => new StreamStory<ConsentTerms>("staffing.terms", "Notice and time to answer").Rules().Also(Role.PmoOfficer).On(_ => "/staffing/rules")
        .Called<ConsentTermsSet>(_ => "Notice before an early release, and time to answer")
        .Names("Notice", "Notice in working days").Names("Answer", "Working days to answer").Names("NoticeWorkingDays", "Notice in working days").Names("AnswerWorkingDays", "Working days to answer")
        .Says<ConsentTermsSet>(e => $"Without consent somebody is released after {Tell.Count(e.NoticeWorkingDays, "working day")}, and whoever is asked has {Tell.Count(e.AnswerWorkingDays, "working day")} to answer, as {Tell.Name(e.By)} decided: {e.Reason}");

    /// <summary>Adds what is asked with a booking to the story of a place in the pool.</summary>
    public static StreamStory<T> WithConsents<T>(this StreamStory<T> story) where T : class, IState<T> => story
        .Names("For", "What is asked").Names("As", "Asked as").Names("Needs", "Project that needs them").Names("Swap", "Change of places").Names("Stage", "Where it stands").Names("Confirming", "Changing places now").Names("Consents", "Consents asked for")
        .Names("Departments", "Own department, from day").Names("First", "One of the two").Names("Second", "The other one").Names("Asked", "Who is asked").Names("Agreed", "Said yes")
        .Says<OwnDepartmentSet>(e => $"From {Tell.Day(e.From)} on {Tell.Name(e.Department, "no department")} is the own department of {Tell.Name(e.Person)}, as {Tell.Name(e.By)} entered: {e.Reason}", e => Tell.Day(e.From))
        .Says<ConsentAsked>(e => $"{Tell.Name(e.By)} wants {Wanted(e)}. {Tell.Name(e.Asked, "Nobody")} is asked{(e.Asked is null ? ", as there is nobody to ask" : "")}. {e.Reason}", e => e.LastDay is { } day ? Tell.Day(day) : null)
        .Says<ConsentAnswered>(e => $"{Tell.Name(e.By)}{(e.OnBehalfOf is { } principal ? $" on behalf of {Tell.Name(principal)}" : "")} {(e.Agreed ? "agreed" : "did not agree")} about the booking of {Tell.Name(e.Person)} for {Tell.Name(e.Project)}.{(e.Reason is { } why ? $" {why}" : "")}")
        .Says<ConsentUnanswered>(e => $"Nobody answered in time about the booking of {Tell.Name(e.Person)} for {Tell.Name(e.Project)}{(e.For == ConsentFor.Assignment ? "; it falls through" : "; the head of the PMO decides")}.")
        .Says<ConsentOverridden>(e => $"{Tell.Name(e.By)} decided without consent about the booking of {Tell.Name(e.Person)} for {Tell.Name(e.Project)}: {e.Reason}", e => e.LastDay is { } day ? Tell.Day(day) : null)
        .Says<ConsentWithdrawn>(e => $"{Tell.Name(e.By)} took back what was asked about the booking of {Tell.Name(e.Person)} for {Tell.Name(e.Project)}: {e.Reason}")
        .Says<SwapConfirming>(e => $"{Tell.Name(e.Person)} is ready to change places with {Tell.Name(e.Swap.Other(e.Person).Person)} on {Tell.Day(e.From)}.")
        .Says<SwapMade>(e => $"{Tell.Name(e.Person)} has changed places with {Tell.Name(e.Swap.Other(e.Person).Person)} from {Tell.Day(e.From)} on.")
        .Says<SwapFailed>(e => $"{Tell.Name(e.Person)} does not change places with {Tell.Name(e.Swap.Other(e.Person).Person)}: {e.Reason}");

    private static string Wanted(ConsentAsked e) => e.For switch
    {
        ConsentFor.Assignment => $"{Tell.Name(e.Person)} booked for {Tell.Name(e.Project)}",
        ConsentFor.Swap when e.Swap is { } swap => $"{Tell.Name(e.Person)} to change places with {Tell.Name(swap.Other(e.Person).Person)}",
        ConsentFor.Recall when e.Needs is { } needs => $"{Tell.Name(e.Person)} back from {Tell.Name(e.Project)} for {Tell.Name(needs)}",
        _ => $"{Tell.Name(e.Person)} back from {Tell.Name(e.Project)}",
    };
}
