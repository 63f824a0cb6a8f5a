namespace Pmo.Reporting;

/// <summary>One thing somebody is asked to answer: an escalation that reached them, or a decision a report asks for.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(IdJson))]
public readonly record struct AskId(Guid Value) : IId<AskId>
{
    public static AskId From(Guid value) => new(value);

    /// <summary>The question that an escalation of a project's missing reports puts to the holder of a step.</summary>
    public static AskId OfStep(Guid ladder, int step) => new(Ids.From(ladder, "reporting.ask", step));

    /// <summary>The question that a project's reports put by asking for a decision. The same words, however spaced, capitalised or ended, are the same question.</summary>
    public static AskId OfDecision(ProjectId project, string text) =>
        new(Ids.Named("reporting.ask for a decision", $"{project}/{string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', '?', '!', ' ').ToUpperInvariant()}"));

    public override string ToString() => Value.ToString("n");
}

/// <summary>What is asked.</summary>
public enum AskKind
{
    /// <summary>What is to be done about reports that do not come.</summary>
    MissingReport,
    /// <summary>A decision that a report asks for.</summary>
    Decision,
}

/// <summary>How somebody answers.</summary>
public enum AnswerKind { Decide, Instruct, PassOn, Decline }

/// <summary>Somebody is asked for an answer.</summary>
/// <param name="To">Who is asked; the deputy of somebody who is away.</param>
/// <param name="InPlaceOf">The absent person whose deputy is asked.</param>
/// <param name="Level">The level asked; null for a person to whom the question was passed on.</param>
/// <param name="Text">What is asked, in words.</param>
/// <param name="Why">Why this person.</param>
/// <param name="AnswerBy">Unanswered until then, it goes up one level, or shows at the top; null: no time is set.</param>
/// <param name="AtTop">There is nobody higher to ask.</param>
/// <param name="Returned">The revision that was sent back and whose next is missing, where the ladder is that one's.</param>
[EventName("reporting.answer-asked")]
public sealed record AnswerAsked(
    AskId Ask, ProjectId Project, AskKind Kind, PersonId To, PersonId? InPlaceOf, LadderLevel? Level, Guid? Ladder, ObligationId? Obligation,
    string Text, string Why, DateTimeOffset At, DateTimeOffset? AnswerBy, bool AtTop = false, AskedRevision? Returned = null);

/// <summary>The person who is asked has opened the page.</summary>
[EventName("reporting.ask-seen")]
public sealed record AskSeen(AskId Ask, ProjectId Project, PersonId By, DateTimeOffset At);

/// <summary>The question was answered, or passed on to somebody else.</summary>
/// <param name="PassTo">Who is asked now, where it was passed on.</param>
/// <param name="Until">The day until which the answer asks to wait.</param>
/// <param name="Accountable">Who answered for the project's reports then, and is told the answer; null: nobody, or it was passed on.</param>
/// <param name="Head">The head of the PMO then, who sees that the answer is carried out, and is told it; null as before.</param>
[EventName("reporting.ask-answered")]
public sealed record AskAnswered(
    AskId Ask, ProjectId Project, AskKind Kind, AnswerKind Answer, string Text, PersonId? PassTo, DateOnly? Until, PersonId By, PersonId? OnBehalfOf, Guid? Ladder, DateTimeOffset At,
    AskedRevision? Returned = null, PersonId? Accountable = null, PersonId? Head = null);

/// <summary>Nobody answered in time.</summary>
/// <param name="AtTop">There is nobody higher to ask: it stays open and shows until answered.</param>
[EventName("reporting.ask-unanswered")]
public sealed record AskUnanswered(AskId Ask, ProjectId Project, AskKind Kind, PersonId To, LadderLevel? Level, bool AtTop, DateTimeOffset At);

/// <summary>The question needs no answer any more, or its answer was carried out.</summary>
[EventName("reporting.ask-closed")]
public sealed record AskClosed(AskId Ask, ProjectId Project, string Reason, DateTimeOffset At);
