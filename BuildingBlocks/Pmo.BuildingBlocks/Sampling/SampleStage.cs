namespace Pmo;

/// <summary>Where sample history is played: the cast, the dice, and the plan of who does what when.</summary>
public sealed class SampleStage(SampleSize size, DateOnly start, DateOnly end, int seed)
{
    private readonly PriorityQueue<SampleAction, (DateTimeOffset, long)> plan = new();
    private long planned;

    /// <summary>How big the sample is.</summary>
    public SampleSize Size => size;

    /// <summary>The first day.</summary>
    public DateOnly Start => start;

    /// <summary>The last day; what would happen later is not played.</summary>
    public DateOnly End => end;

    /// <summary>Chance that can be repeated.</summary>
    public Dice Dice { get; } = new(seed);

    /// <summary>The people.</summary>
    public SampleCast Cast { get; } = new(size);

    /// <summary>When the next planned action is.</summary>
    public DateTimeOffset? Next => plan.TryPeek(out _, out var at) ? at.Item1 : null;

    /// <summary>Someone sends a command at an instant, with the roles they hold.</summary>
    public void Plan(DateTimeOffset at, PersonId by, ICommand command, params Role[] roles) => Plan(at, () => new SampleMove(by, command, roles));

    /// <summary>Someone decides at an instant what to send, knowing what has happened by then; null is nothing.</summary>
    public void Plan(DateTimeOffset at, Func<SampleMove?> move) => plan.Enqueue(new SampleAction(at.ToUniversalTime(), move, planned), (at.ToUniversalTime(), planned++));

    /// <summary>The next action and takes it off the plan.</summary>
    public SampleAction Take() => plan.Dequeue();

    /// <summary>An instant of a day, UTC.</summary>
    public static DateTimeOffset At(DateOnly day, int hour, int minute = 0) => new(day, new TimeOnly(hour, minute), TimeSpan.Zero);
}

/// <summary>Something planned.</summary>
/// <param name="At">When.</param>
/// <param name="Move">What is sent then.</param>
/// <param name="Number">Its place in the plan, from which the command's id is made.</param>
public sealed record SampleAction(DateTimeOffset At, Func<SampleMove?> Move, long Number);

/// <summary>Someone sends a command with the roles they hold.</summary>
public sealed record SampleMove(PersonId By, ICommand Command, params Role[] Roles);
