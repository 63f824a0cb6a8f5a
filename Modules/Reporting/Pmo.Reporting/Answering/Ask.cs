namespace Pmo.Reporting.Answering;

/// <summary>What one question remembers: who is asked now and by when, whether they have seen it, and what was answered.</summary>
internal sealed record Ask : IState<Ask>
{
    public static Ask Initial { get; } = new();

    public static string StreamOf(AskId ask) => $"reporting.ask-{ask}";

    /// <summary>As it was put last; null: it never was.</summary>
    public AnswerAsked? Asked { get; private init; }

    /// <summary>Whoever is asked now has seen it.</summary>
    public bool Seen { get; private init; }

    /// <summary>The time to answer has passed.</summary>
    public bool Unanswered { get; private init; }

    /// <summary>It passed where nobody higher can be asked.</summary>
    public bool ShownAtTop { get; private init; }

    /// <summary>The answer; passing on is none.</summary>
    public AskAnswered? Answer { get; private init; }

    /// <summary>Why it needs no answer any more; null: it is open.</summary>
    public string? Closed { get; private init; }

    /// <summary>An answer is waited for, in time or not.</summary>
    public bool Waits => Asked is not null && Answer is null && Closed is null;

    /// <summary>Who is asked, in person or through a deputy.</summary>
    public IEnumerable<PersonId> People => Asked is { } a ? a.InPlaceOf is { } away ? [a.To, away] : [a.To] : [];

    public Ask Evolve(object @event) => @event switch
    {
        AnswerAsked e => this with { Asked = e, Seen = false, Unanswered = false, ShownAtTop = false },
        AskSeen => this with { Seen = true },
        AskAnswered { Answer: AnswerKind.PassOn } => this,
        AskAnswered e => this with { Answer = e },
        AskUnanswered e => this with { Unanswered = true, ShownAtTop = e.AtTop },
        AskClosed e => this with { Closed = e.Reason },
        _ => throw new UnknownEventException(typeof(Ask), @event),
    };
}
