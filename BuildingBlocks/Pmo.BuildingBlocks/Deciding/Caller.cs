namespace Pmo;

/// <summary>Who sends commands and asks questions in this scope: a request, a timer, a line of the console. One per scope.</summary>
public sealed class Caller
{
    private int sent;

    /// <summary>Who; nobody until someone is signed in.</summary>
    public PersonId? Person { get; private set; }

    /// <summary>Their roles and projects today.</summary>
    public Viewer? Viewer { get; private set; }

    /// <summary>In whose place they act, as a deputy; null: as themselves.</summary>
    public Acting? Acting { get; set; }

    /// <summary>When they last proved by their password who they are; null: never in this session, or a program sends.</summary>
    public DateTimeOffset? ProvedAt { get; set; }

    /// <summary>The past moment that is looked back at; null: now. Then nothing can be changed.</summary>
    public PastMoment? AsOf { get; set; }

    /// <summary>The questions whose lists are answered whole, because one becomes a file; null: a page is only looked at.</summary>
    public ISet<Type>? Whole { get; set; }

    /// <summary>Who asked for what the system does, as an import.</summary>
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

    /// <summary>Commands are decided and nothing is written: what would become of them.</summary>
    public bool OnTrial { get; private set; }

    /// <summary>The instant of the trial; null: now.</summary>
    internal DateTimeOffset? TrialAt { get; private set; }

    /// <summary>Where the log stands for what this scope has done; pages wait until their read models are there.</summary>
    public long LastPosition { get; private set; }

    /// <summary>The scope belongs to this viewer.</summary>
    public void Is(Viewer viewer, DateTimeOffset? provedAt = null) => (Person, Viewer, ProvedAt) = (viewer.Person, viewer, provedAt);

    /// <summary>Whose rights count for a command or query: the principal's where a deputy may send it in their place, else one's own.</summary>
    public Viewer? ViewerFor(Type message)
    {
        var who = Acting is { } acting && acting.May(message) ? acting.Principal : Viewer;
        return Whole is null || who is null ? who : who with { TakesAway = true, Whole = Whole.Contains(message) };
    }

    /// <summary>True when the person, or whom they act for as a deputy, may send this command, and nobody looks back at the past. Only for what is shown: rules decide for themselves.</summary>
    public bool May(Type command) => AsOf is null && (Acting is not { } acting || acting.May(command)) && ViewerFor(command) is { } who && Endpoints.MayOf(command).Any(who.Roles.Contains);

    /// <summary>The scope belongs to whom another scope belongs to, for one of many commands that are one act.</summary>
    /// <param name="whole">The other scope.</param>
    /// <param name="command">The command's id; null: it is only tried.</param>
    /// <param name="correlation">What all of them have in common.</param>
    internal void IsPartOf(Caller whole, Guid? command, Guid? correlation)
    {
        (Person, Viewer, Acting, OnBehalfOf, Reason, AsOf, ProvedAt) = (whole.Person, whole.Viewer, whole.Acting, whole.OnBehalfOf, whole.Reason, whole.AsOf, whole.ProvedAt);
        (CommandId, Correlation, OnTrial) = (command, correlation, command is null);
    }

    /// <summary>Commands are decided as they would have been at an instant, and nothing is written.</summary>
    internal void IsOnTrial(DateTimeOffset at) => (OnTrial, TrialAt) = (true, at);

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
