using Pmo.Reporting;

namespace Pmo.Tests.Reporting;

/// <summary>A stretch of time in the life of a PMO: Reporting's rules and policies over a log in memory, under a clock that the test moves.</summary>
internal sealed class Story(DateTimeOffset now)
{
    private static readonly Type[] Types = typeof(ReportingModule).Assembly.GetTypes();
    private static readonly Policy[] Policies = [.. Types.Where(t => t.IsSubclassOf(typeof(Policy)) && !t.IsAbstract).Select(t => (Policy)Activator.CreateInstance(t)!)];
    private static readonly Dictionary<Type, Type> Rules = Types.SelectMany(t => t.GetInterfaces(), (t, i) => (Rule: t, Interface: i))
        .Where(x => x.Interface.IsGenericType && x.Interface.Name.StartsWith("IRule`", StringComparison.Ordinal))
        .ToDictionary(x => x.Interface.GetGenericArguments()[0], x => x.Rule);

    private readonly Dictionary<string, List<object>> streams = [];
    private readonly Queue<object> unheard = new();
    private readonly List<(DateTimeOffset Due, int Order, ICommand Command)> agenda = [];
    private int timers;

    /// <summary>What the clock shows.</summary>
    public DateTimeOffset Now { get; private set; } = now;

    /// <summary>Everything that happened, in order.</summary>
    public List<object> Log { get; } = [];

    /// <summary>What other modules were asked to do.</summary>
    public List<ICommand> Asked { get; } = [];

    public IEnumerable<T> All<T>() => Log.OfType<T>();

    public TState Fold<TState>(params IEnumerable<string> names) where TState : IState<TState> =>
        names.SelectMany(s => streams.GetValueOrDefault(s, [])).Aggregate(TState.Initial, (s, e) => s.Evolve(e));

    public Obligation Obligation(ProjectId project, DateOnly dataDate) => Fold<Obligation>(Pmo.Reporting.Obligation.StreamOf(ObligationId.Of(project, dataDate)));

    /// <summary>An event of the Office, or one that a rule not told of here wrote.</summary>
    public Story Happens(string stream, object @event)
    {
        Append(stream, [@event]);
        Listen();
        return this;
    }

    /// <summary>A person, or the system, sends a command now.</summary>
    public Decision Send(ICommand command, params Role[] roles)
    {
        var decision = Decide(command, Now, roles);
        Listen();
        return decision;
    }

    /// <summary>This person sends a command now.</summary>
    public Decision Send(PersonId by, ICommand command, params Role[] roles)
    {
        var decision = Decide(command, Now, roles, by);
        Listen();
        return decision;
    }

    /// <summary>Time passes, and every timer fires when it is due.</summary>
    public Story Until(DateTimeOffset instant)
    {
        while (NextDue(instant) is { } next)
        {
            if (next.Due > Now) Now = next.Due;
            Fire(next);
        }

        Now = instant > Now ? instant : Now;
        return this;
    }

    /// <summary>The host is stopped and started again at an instant: what was due meanwhile happens then.</summary>
    public Story StoppedUntil(DateTimeOffset instant)
    {
        Now = instant;
        return Until(instant);
    }

    private (DateTimeOffset Due, int Order, ICommand Command)? NextDue(DateTimeOffset instant) =>
        agenda.Where(t => t.Due <= instant).OrderBy(t => t.Due).ThenBy(t => t.Order).Select(t => ((DateTimeOffset, int, ICommand)?)t).FirstOrDefault();

    private void Fire((DateTimeOffset Due, int Order, ICommand Command) timer)
    {
        agenda.Remove(timer);
        if (Decide(timer.Command, timer.Due > Now ? timer.Due : Now, []) is { Earliest: { } earliest }) Remind(earliest, timer.Command);
        Listen();
    }

    private void Listen()
    {
        while (unheard.TryDequeue(out var e))
            foreach (var policy in Policies)
                React(policy, e);
    }

    private void React(Policy policy, object e)
    {
        var reactions = policy.React(e).Where(r => Heard(r.Command)).ToList();
        var targets = reactions.Select(r => (r.Command.GetType(), Stream: (string)Call(RuleOf(r.Command), "Stream", r.Command)!)).ToList();
        Assert.Equal(targets.Count, targets.Distinct().Count());
        foreach (var (due, command) in reactions.Select(r => (r.Due, r.Command)))
            if (due is { } at) Remind(at, command);
            else if (Decide(command, Now, []) is { Earliest: { } earliest }) Remind(earliest, command);
    }

    // A command to another module: what it does there is told elsewhere.
    private bool Heard(ICommand command)
    {
        if (Rules.ContainsKey(command.GetType())) return true;
        Asked.Add(command);
        return false;
    }

    private void Remind(DateTimeOffset due, ICommand command) => agenda.Add((due, timers++, command));

    private Decision Decide(ICommand command, DateTimeOffset at, Role[] roles, PersonId? by = null)
    {
        var rule = RuleOf(command);
        var face = rule.GetType().GetInterfaces().Single(i => i.Name.StartsWith("IRule`", StringComparison.Ordinal));
        var arguments = face.GetGenericArguments();
        var stream = (string)Call(rule, "Stream", command)!;
        var state = FoldOf(arguments[1], [stream]);
        var moment = new Moment(at, by ?? (roles.Length == 0 ? PersonId.System : new PersonId(new Guid("00000000-0000-8000-8000-00000000ac70"))), Roles: roles.ToHashSet());
        var decision = arguments.Length == 2
            ? (Decision)Call(rule, "Decide", command, state, moment)!
            : (Decision)Call(rule, "Decide", command, state, Consulted(rule, face, command, state), moment)!;
        Append(stream, decision.Events);
        return decision;
    }

    private void Append(string stream, IEnumerable<object> events)
    {
        foreach (var e in events.Select(Events.Stored))
        {
            streams.TryAdd(stream, []);
            streams[stream].Add(e);
            Log.Add(e);
            unheard.Enqueue(e);
        }
    }

    private object Consulted(object rule, Type face, ICommand command, object state)
    {
        var names = ((IEnumerable<string>)Call(rule, "Consults", command, state)!).Distinct().ToList();
        while (true)
        {
            var consulted = FoldOf(face.GetGenericArguments()[2], names);
            var more = ((IEnumerable<string>)face.GetMethod("ConsultsFurther")!.Invoke(rule, [command, state, consulted])!).Except(names).ToList();
            if (more.Count == 0) return consulted;
            names.AddRange(more);
        }
    }

    private object FoldOf(Type state, IEnumerable<string> names) => Call(this, nameof(Fold), [state], names)!;

    private static object RuleOf(ICommand command) => Activator.CreateInstance(Rules[command.GetType()])!;

    private static object? Call(object target, string method, params object?[] arguments) => Call(target, method, [], arguments);

    private static object? Call(object target, string method, Type[] types, params object?[] arguments)
    {
        var found = target.GetType().GetMethods().Single(m => m.Name == method && m.IsGenericMethod == (types.Length > 0));
        return (types.Length > 0 ? found.MakeGenericMethod(types) : found).Invoke(target, arguments);
    }
}
