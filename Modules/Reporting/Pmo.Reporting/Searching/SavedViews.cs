using System.Collections.Immutable;

namespace Pmo.Reporting.Searching;

/// <summary>A person keeps an address with its filters under a name of their own.</summary>
[EventName("reporting.view-saved")]
internal sealed record ViewSaved(PersonId Person, string Name, string Address, DateTimeOffset At);

/// <summary>A person threw a saved view away.</summary>
[EventName("reporting.view-removed")]
internal sealed record ViewRemoved(PersonId Person, string Name, DateTimeOffset At);

/// <summary>A person's saved views, by name.</summary>
internal sealed record SavedViews : IState<SavedViews>
{
    public static SavedViews Initial { get; } = new();

    public static string StreamOf(PersonId person) => $"reporting.views-{person}";

    public ImmutableDictionary<string, string> Views { get; private init; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    public SavedViews Evolve(object @event) => @event switch
    {
        ViewSaved e => this with { Views = Views.Remove(e.Name).Add(e.Name, e.Address) },
        ViewRemoved e => this with { Views = Views.Remove(e.Name) },
        _ => throw new UnknownEventException(typeof(SavedViews), @event),
    };
}

/// <summary>Keep a search or a filtered list under a name; the same name again replaces it.</summary>
[May(Role.Reader)]
internal sealed record SaveView(PersonId Person, string Name, string Address) : ICommand;

/// <summary>A saved view is its owner's alone and leads to a page of this site.</summary>
internal sealed class SaveViewRule : IRule<SaveView, SavedViews>
{
    /// <summary>The most views of one person.</summary>
    public const int Most = 50;

    public string Stream(SaveView c) => SavedViews.StreamOf(c.Person);

    public Decision Decide(SaveView c, SavedViews s, Moment m) => c switch
    {
        _ when c.Person != m.Actor => Decision.Refuse("view.unknown", "Views are saved by their owner."),
        _ when string.IsNullOrWhiteSpace(c.Name) => Decision.Refuse("view.no-name", "Give the view a name."),
        { Name.Length: > 80 } => Decision.Refuse("view.name-too-long", "A view's name has at most 80 characters."),
        _ when !IsLocal(c.Address) => Decision.Refuse("view.foreign-address", "A view leads to a page of this site, of at most 1,000 characters."),
        _ when s.Views.Count >= Most && !s.Views.ContainsKey(c.Name.Trim()) => Decision.Refuse("view.too-many", $"{Most} views are saved already; remove one first."),
        _ when s.Views.TryGetValue(c.Name.Trim(), out var address) && address == c.Address => Decision.Nothing,
        _ => [new ViewSaved(c.Person, c.Name.Trim(), c.Address, m.Now)],
    };

    private static bool IsLocal(string address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && address.Length <= 1000 && !address.Any(char.IsControl);
}

/// <summary>Throw a saved view away.</summary>
[May(Role.Reader)]
internal sealed record RemoveView(PersonId Person, string Name) : ICommand;

/// <summary>Only its owner removes a view; removing it twice does nothing more.</summary>
internal sealed class RemoveViewRule : IRule<RemoveView, SavedViews>
{
    public string Stream(RemoveView c) => SavedViews.StreamOf(c.Person);

    public Decision Decide(RemoveView c, SavedViews s, Moment m) => c switch
    {
        _ when c.Person != m.Actor => Decision.Refuse("view.unknown", "Views are removed by their owner."),
        _ when !s.Views.ContainsKey(c.Name.Trim()) => Decision.Nothing,
        _ => [new ViewRemoved(c.Person, c.Name.Trim(), m.Now)],
    };
}
