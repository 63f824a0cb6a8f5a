namespace Pmo;

/// <summary>Who sends commands and asks questions in this scope: a request, a timer, a line of the console. One per scope.</summary>
public sealed class Caller
{
    private int sent;

    /// <summary>Who; nobody until someone is signed in.</summary>
    public PersonId? Person { get; private set; }

    /// <summary>Their roles and projects today.</summary>
    public Viewer? Viewer { get; private set; }

    /// <summary>For whom they act, as a deputy.</summary>
    public PersonId? OnBehalfOf { get; set; }

    /// <summary>The id of the next command: made from the client's Idempotency-Key, or a form's hidden key. Used once; later commands of the scope derive theirs from it.</summary>
    public Guid? CommandId { get; set; }

    /// <summary>What belongs together; the first command's id when not set.</summary>
    public Guid? Correlation { get; set; }

    /// <summary>The policy that sends, and the event it reacts to.</summary>
    public (string Name, Guid Cause)? Policy { get; set; }

    /// <summary>Why, where a reason is asked for.</summary>
    public string? Reason { get; set; }

    /// <summary>A timer's instant: the decision's clock is never before it.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Where the log stands for what this scope has done; pages wait until their read models are there.</summary>
    public long LastPosition { get; private set; }

    /// <summary>The scope belongs to this viewer.</summary>
    public void Is(Viewer viewer) => (Person, Viewer) = (viewer.Person, viewer);

    /// <summary>The scope belongs to the system itself.</summary>
    public void IsSystem(DateTimeOffset now) => Is(Viewer.System(now));

    internal Guid NextCommandId(DateTimeOffset now)
    {
        CommandId ??= Guid.CreateVersion7(now);
        var n = sent++;
        return n == 0 ? CommandId.Value : Ids.From(CommandId.Value, "command", n);
    }

    internal void Reached(long position) => LastPosition = Math.Max(LastPosition, position);
}
