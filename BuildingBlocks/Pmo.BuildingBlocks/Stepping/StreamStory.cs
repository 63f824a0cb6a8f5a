namespace Pmo;

/// <summary>What one event says: a sentence for people, and the day or instant from which it is true, where that is another than when it was recorded.</summary>
/// <param name="Sentence">From the event and the record after it.</param>
/// <param name="TrueOn">As told text; null: true when recorded.</param>
public sealed record Telling(Func<object, object, string> Sentence, Func<object, string?> TrueOn);

/// <summary>
/// How the streams of one kind are told to people who are no developers: what such a record is called, what each of its events says in
/// a sentence, how the record stood after it, and where its page is.
/// </summary>
public abstract class StreamStory(string kind, string name)
{
    private readonly Dictionary<Type, Telling> tellings = [];
    private readonly Dictionary<Type, Func<object, string>> titles = [];
    private readonly Dictionary<string, Role[]> withheld = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);
    private readonly List<Role> readers = [Role.ComplianceReviewer, Role.HeadOfPmo];

    /// <summary>The stream's name up to its dash: <c>reporting.obligation</c>.</summary>
    public string Kind => kind;

    /// <summary>What people call such a record: "Report".</summary>
    public string Name => name;

    /// <summary>Who may step through it.</summary>
    public IReadOnlyList<Role> Readers => readers;

    /// <summary>The events it tells of.</summary>
    public IEnumerable<Type> Events => tellings.Keys;

    /// <summary>It is a book of rules: its versions are named where they decided something.</summary>
    public bool Decides { get; private protected set; }

    /// <summary>The type of id that names such a record; null: none does.</summary>
    public Type? IdType { get; private protected set; }

    /// <summary>Of a record without events.</summary>
    public abstract object Initial { get; }

    private protected Func<string, string?> Address { get; set; } = static _ => null;

    /// <summary>How the record stands after one more event.</summary>
    public abstract object After(object state, object @event);

    /// <summary>What an event of this type says; null: nobody wrote it.</summary>
    public Telling? Of(Type @event) => tellings.GetValueOrDefault(@event);

    /// <summary>What the record is called from this event on, as told text; null: as before.</summary>
    public string? TitleAfter(object @event) => titles.TryGetValue(@event.GetType(), out var title) ? title(@event) : null;

    /// <summary>The page of a record; null: it has none.</summary>
    /// <param name="id">What stands after the dash of the stream's name.</param>
    public string? PageOf(string id) => Address(id);

    /// <summary>The label of a field that has one of its own.</summary>
    public string? LabelOf(string field) => labels.GetValueOrDefault(field);

    /// <summary>Whether a field is private text for whoever holds these roles.</summary>
    public bool Withholds(string field, IReadOnlySet<Role> from) => withheld.TryGetValue(field, out var seen) && !seen.Any(from.Contains);

    private protected void Add(Type @event, Telling telling) => tellings.Add(@event, telling);
    private protected void Title(Type @event, Func<object, string> title) => titles.Add(@event, title);
    private protected void Open(Role[] to) => readers.AddRange(to);
    private protected void Label(string field, string words) => labels[field] = words;
    private protected void Close(string field, Role[] but) => withheld[field] = but;
}

/// <summary>The story of streams that a state folds.</summary>
/// <typeparam name="TState">The very state by which the rules decide.</typeparam>
public sealed class StreamStory<TState>(string kind, string name) : StreamStory(kind, name) where TState : IState<TState>
{
    public override object Initial => TState.Initial;

    public override object After(object state, object @event) => ((TState)state).Evolve(@event);

    /// <summary>Says what an event is in a sentence.</summary>
    /// <param name="sentence">People, projects, instants and other records stand in it as <see cref="Tell"/> writes them.</param>
    /// <param name="trueOn">From when it is true, where that is not when it was recorded.</param>
    public StreamStory<TState> Says<TEvent>(Func<TEvent, TState, string> sentence, Func<TEvent, string?>? trueOn = null) where TEvent : class
    {
        Add(typeof(TEvent), new((e, s) => sentence((TEvent)e, (TState)s), e => trueOn?.Invoke((TEvent)e)));
        return this;
    }

    /// <summary>Says what an event is in a sentence that needs nothing but the event.</summary>
    public StreamStory<TState> Says<TEvent>(Func<TEvent, string> sentence, Func<TEvent, string?>? trueOn = null) where TEvent : class => Says((e, _) => sentence(e), trueOn);

    /// <summary>Says what the record is called from an event on.</summary>
    public StreamStory<TState> Called<TEvent>(Func<TEvent, string> title) where TEvent : class
    {
        Title(typeof(TEvent), e => title((TEvent)e));
        return this;
    }

    /// <summary>Says where the record's page is.</summary>
    public StreamStory<TState> On(Func<string, string?> page)
    {
        Address = page;
        return this;
    }

    /// <summary>Ids of this type name such a record.</summary>
    public StreamStory<TState> Is<TId>() where TId : struct, IId<TId>
    {
        IdType = typeof(TId);
        return this;
    }

    /// <summary>Such a record holds rules, of which each event is a version.</summary>
    public StreamStory<TState> Rules()
    {
        Decides = true;
        return this;
    }

    /// <summary>These may step through it too.</summary>
    public StreamStory<TState> Also(params Role[] readers)
    {
        Open(readers);
        return this;
    }

    /// <summary>Gives a field a label of its own in this story.</summary>
    public StreamStory<TState> Names(string field, string label)
    {
        Label(field, label);
        return this;
    }

    /// <summary>A field is private text: shown to nobody but who holds one of these roles.</summary>
    public StreamStory<TState> Private(string field, params Role[] but)
    {
        Close(field, but);
        return this;
    }
}
