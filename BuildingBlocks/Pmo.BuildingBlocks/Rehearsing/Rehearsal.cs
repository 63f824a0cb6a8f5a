using System.Text.Json;

namespace Pmo;

/// <summary>
/// What will happen if nobody does anything: the rules and policies of all running modules go on from the log and the agenda as
/// they are, in memory, under a clock that runs ahead. Nothing is written and nobody is told.
/// </summary>
public sealed class Rehearsal(
    IEventStore store, EventSerializer serializer, Agenda agenda, MessageCatalogue messages, IEnumerable<RehearsedRule> rules, IEnumerable<Policy> policies, TimeProvider clock)
{
    /// <summary>More than this is not looked at, about what 2,500 projects need for 90 days: somebody waits for it.</summary>
    public const int MostCommands = 200_000;

    private readonly Dictionary<Type, RehearsedRule> rules = rules.ToDictionary(r => r.Command);
    private readonly Policy[] policies = [.. policies.OrderBy(p => p.StoredName, StringComparer.Ordinal)];

    /// <summary>Everything that happens from now until an instant.</summary>
    /// <param name="until">The end.</param>
    /// <param name="assumed">What is taken to happen now, by stream.</param>
    public Task<Foresight> Until(DateTimeOffset until, params IReadOnlyList<(string Stream, object Event)> assumed) => Until(until, MostCommands, assumed);

    internal async Task<Foresight> Until(DateTimeOffset until, int most, IReadOnlyList<(string Stream, object Event)> assumed)
    {
        var run = new Run(new Branch(store, serializer), clock.GetUtcNow());
        foreach (var row in agenda.Due(until, int.MaxValue))
            if (messages.Find(row.Command) is { } type && JsonSerializer.Deserialize(row.Body, type, Json.Messages) is ICommand command) run.Put(row.Due, command);
        foreach (var (stream, @event) in assumed) await Happens(run, stream, [@event]);

        var commands = 0;
        while (run.Next(until) is { } command)
        {
            if (++commands > most) return new(run.Happened, run.Now);
            await Send(run, command, commands);
        }

        return new(run.Happened, until);
    }

    private async ValueTask Send(Run run, ICommand command, int number)
    {
        if (!rules.TryGetValue(command.GetType(), out var rule)) return;
        var moment = new Moment(run.Now, PersonId.System, Ids.Named("pmo.rehearsal", $"{number}", run.Now));
        var (stream, decision) = await rule.Decide(command, run.Branch, moment);
        if (decision.Earliest is { } earliest) run.Put(earliest > run.Now ? earliest : run.Now.AddMinutes(1), command);
        else if (decision.Events.Count > 0) await Happens(run, stream, decision.Events);
    }

    private async ValueTask Happens(Run run, string stream, IReadOnlyList<object> events)
    {
        await run.Branch.Append(stream, events);
        foreach (var e in events)
        {
            run.Happened.Add(new(run.Now, e));
            foreach (var policy in policies)
                foreach (var (due, command) in policy.React(e))
                    run.Put(due ?? run.Now, command);
        }
    }

    private sealed class Run(Branch branch, DateTimeOffset now)
    {
        private readonly PriorityQueue<ICommand, (DateTimeOffset Due, int Order)> planned = new();
        private int order;

        public Branch Branch => branch;
        public DateTimeOffset Now { get; private set; } = now;
        public List<Foreseen> Happened { get; } = [];

        public void Put(DateTimeOffset due, ICommand command) => planned.Enqueue(command, (due, order++));

        /// <summary>The next command that is due until then, with the clock moved to it; null: nothing.</summary>
        public ICommand? Next(DateTimeOffset until)
        {
            if (!planned.TryPeek(out _, out var at) || at.Due > until) return null;
            if (at.Due > Now) Now = at.Due;
            return planned.Dequeue();
        }
    }
}

/// <summary>What a rehearsal found.</summary>
/// <param name="Happened">In order.</param>
/// <param name="Until">How far it came: less than was asked for where there was too much.</param>
public sealed record Foresight(IReadOnlyList<Foreseen> Happened, DateTimeOffset Until);

/// <summary>An event that will happen if nobody does anything.</summary>
public sealed record Foreseen(DateTimeOffset At, object Event);
