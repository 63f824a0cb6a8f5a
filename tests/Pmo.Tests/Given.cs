using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmo.Tests;

/// <summary>Given a history, when a command is decided, then exactly these events, or this refusal.</summary>
/// <remarks>For free, every decision is checked: each event survives storage, the state knows it, and no value is lost on the way.</remarks>
public sealed class Given<TState>(params object[] history) where TState : IState<TState>
{
    /// <summary>The clock of the decision.</summary>
    public DateTimeOffset Now { get; init; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Who asks.</summary>
    public PersonId Actor { get; init; } = new(new Guid("00000000-0000-8000-8000-00000000ac70"));

    /// <summary>The roles they hold.</summary>
    public Role[] Roles { get; init; } = [];

    /// <summary>In whose place a deputy asks.</summary>
    public PersonId? OnBehalfOf { get; init; }

    /// <summary>When they last proved by their password who they are.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>The events of the consulted streams, in order.</summary>
    public object[] Consulting { get; init; } = [];

    private TState State => history.Aggregate(TState.Initial, (s, e) => s.Evolve(Events.Stored(e)));
    private Moment Moment => new(Now, Actor, new Guid("01900000-0000-7000-8000-000000000001"), OnBehalfOf, Roles: Roles.ToHashSet(), ProvedAt);

    public Decided When<TCommand>(IRule<TCommand, TState> rule, TCommand command) where TCommand : ICommand =>
        new(rule.Decide(command, State, Moment), State, rule.Stream(command));

    public Decided When<TCommand, TConsulted>(IRule<TCommand, TState, TConsulted> rule, TCommand command)
        where TCommand : ICommand where TConsulted : IState<TConsulted>
    {
        var consulted = Consulting.Aggregate(TConsulted.Initial, (s, e) => s.Evolve(Events.Stored(e)));
        Assert.All(rule.Consults(command, State), Events.ShouldNameAStream);
        Assert.All(rule.ConsultsFurther(command, State, consulted), Events.ShouldNameAStream);
        return new Decided(rule.Decide(command, State, consulted, Moment), State, rule.Stream(command));
    }

    /// <summary>What was decided, to be compared.</summary>
    public sealed class Decided
    {
        private readonly Decision decision;

        internal Decided(Decision decision, TState state, string stream)
        {
            this.decision = decision;
            Events.ShouldNameAStream(stream);
            _ = decision.Events.Aggregate(state, (s, e) => s.Evolve(Events.Stored(e)));
        }

        /// <summary>Exactly these events, in order; none for "nothing to do".</summary>
        public void Then(params object[] expected)
        {
            Assert.True(decision.Code is null, $"Refused: {decision.Code}: {decision.Sentence}");
            Assert.Equal(expected.Select(Events.Json), decision.Events.Select(Events.Json));
            Assert.Equal(expected.Select(e => e.GetType()), decision.Events.Select(e => e.GetType()));
        }

        /// <summary>Some event of this type that holds.</summary>
        public T Then<T>()
        {
            Assert.True(decision.Code is null, $"Refused: {decision.Code}: {decision.Sentence}");
            return Assert.Single(decision.Events.OfType<T>());
        }

        /// <summary>Refused with this stable code and a sentence.</summary>
        public void Refused(string code)
        {
            Assert.Equal(code, decision.Code);
            Assert.False(string.IsNullOrWhiteSpace(decision.Sentence));
            Assert.Null(decision.Earliest);
            Assert.Empty(decision.Events);
        }

        /// <summary>Refused with this stable code and exactly this sentence.</summary>
        public void Refused(string code, string sentence)
        {
            Refused(code);
            Assert.Equal(sentence, decision.Sentence);
        }

        /// <summary>Too early, with the instant from which it may be done.</summary>
        public void TooEarly(DateTimeOffset until, string code)
        {
            Assert.Equal(until, decision.Earliest);
            Assert.Equal(code, decision.Code);
        }
    }
}

/// <summary>Events through storage and back.</summary>
internal static class Events
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Json(object e) => JsonSerializer.Serialize(e, e.GetType(), Options);

    public static object Stored(object e)
    {
        Assert.NotNull(Attribute.GetCustomAttribute(e.GetType(), typeof(EventNameAttribute)));
        var json = Json(e);
        var back = JsonSerializer.Deserialize(json, e.GetType(), Options)!;
        Assert.Equal(json, Json(back));
        return back;
    }

    public static void ShouldNameAStream(string stream) => Assert.Matches("^[a-z]+\\.[a-z]+-[0-9a-z]+$", stream);
}
