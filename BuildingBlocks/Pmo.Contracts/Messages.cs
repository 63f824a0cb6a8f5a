using MediatR;

namespace Pmo;

/// <summary>Asks one stream to decide something. The answer is an <see cref="Outcome"/>, never an exception.</summary>
public interface ICommand : IRequest<Outcome>;

/// <summary>The command carries a file: its body may have this many bytes over HTTP.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BodyUpToAttribute(long bytes) : Attribute
{
    /// <summary>How many.</summary>
    public long Bytes => bytes;
}

/// <summary>Asks a read model a question. Never changes anything.</summary>
/// <typeparam name="T">The answer.</typeparam>
public interface IQuery<T> : IRequest<T>;

/// <summary>The answer to a query that another module gives, or the fact that the module is not installed.</summary>
/// <typeparam name="T">The answer of a module that runs.</typeparam>
public sealed record Answer<T>(bool Installed, T? Value)
{
    /// <summary>The answer of a module that is switched off.</summary>
    public static Answer<T> NotInstalled { get; } = new(false, default);

    /// <summary>Wraps what a running module answers.</summary>
    public static implicit operator Answer<T>(T value) => new(true, value);
}

/// <summary>What became of a command.</summary>
public enum OutcomeKind
{
    /// <summary>Done now (or nothing was left to do): <see cref="Outcome.Position"/> is where the log stands for it.</summary>
    Done,

    /// <summary>The very same command was done before; nothing new was written.</summary>
    Duplicate,

    /// <summary>Refused: <see cref="Outcome.Code"/> is stable, <see cref="Outcome.Sentence"/> is for people.</summary>
    Refused,

    /// <summary>Too early: may be done at <see cref="Outcome.NotBefore"/>.</summary>
    TooEarly,

    /// <summary>Other people kept deciding on the same subject; nothing was written, try again.</summary>
    Conflict,

    /// <summary>The log cannot be written now, or it is not known whether it was; repeating the same command id is safe.</summary>
    Unavailable,
}

/// <summary>What became of a command: done up to a position in the log, or refused for a reason a person can read.</summary>
public sealed record Outcome(OutcomeKind Kind, long Position = 0, string? Code = null, string? Sentence = null, DateTimeOffset? NotBefore = null)
{
    /// <summary>True when the command's effect is in the log.</summary>
    public bool Accepted => Kind is OutcomeKind.Done or OutcomeKind.Duplicate;

    /// <summary>The answer to a command that is only tried, and would write something.</summary>
    public static Outcome WouldBeDone { get; } = new(OutcomeKind.Done, -1);

    /// <summary>A refusal with its stable code and its sentence.</summary>
    public static Outcome Refused(string code, string sentence) => new(OutcomeKind.Refused, 0, code, sentence);
}

/// <summary>One page of a list, with the size of the whole.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, long Total, int Number, int Size)
{
    /// <summary>The number of the last page, at least 1.</summary>
    public int Last => (int)Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>The name under which an event is stored, for ever: <c>{module}.{noun}-{participle}</c>. Moving or renaming the record never changes it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The stored name.</summary>
    public string Name => name;
}
