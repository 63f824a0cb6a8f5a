using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Pmo;

/// <summary>The one public door of a module. Everything else in it is found by the interface it implements.</summary>
public interface IModule
{
    /// <summary>The name on screen and in the settings; in lower case the first part of streams, events and addresses.</summary>
    string Name { get; }

    /// <summary>Where people go; each entry is shown to those who hold one of its roles.</summary>
    IReadOnlyList<Link> Menu { get; }

    /// <summary>What the module tells people about.</summary>
    IReadOnlyList<NoticeKind> Notices => [];

    /// <summary>How the module's streams are told to whoever steps through them, one story a kind of stream.</summary>
    IReadOnlyList<StreamStory> Streams => [];

    /// <summary>The figures the module shows, each with how it is counted and from what.</summary>
    IReadOnlyList<FigureDefinition> Figures => [];

    /// <summary>The tables behind figures and differences, of whose cells it can be told which event set them.</summary>
    IReadOnlyList<TracedTable> Traced => [];

    /// <summary>What a new installation sets up for this module, each with a default that works.</summary>
    IReadOnlyList<FirstStep> FirstSteps => [];

    /// <summary>The page that brings many projects from a file; null: this module has none.</summary>
    string? ImportPage => null;

    /// <summary>Registers what cannot be found by type. Seldom needed.</summary>
    void Register(IServiceCollection services) { }

    /// <summary>Maps what is neither a command nor a query, such as an upload, under <c>/api</c>. Seldom needed.</summary>
    void Map(IEndpointRouteBuilder api) { }
}

/// <summary>An entry of the menu.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Href">Where it goes.</param>
/// <param name="Icon">A Tabler icon's name.</param>
/// <param name="Order">Place in the menu, small first.</param>
/// <param name="Section">The heading it stands under.</param>
/// <param name="Roles">Who sees it; empty: everyone signed in.</param>
public sealed record Link(string Text, string Href, string Icon, int Order, string Section, params Role[] Roles)
{
    /// <summary>What its page asks, where a deputy may open it in the principal's place.</summary>
    public Type? Asks { get; init; }

    /// <summary>Whoever has a part in a project sees it too, such as a team member.</summary>
    public bool Own { get; init; }

    /// <summary>What it is folded away under within its heading, for whoever has many entries there: "Capacity". Null: it always stands open.</summary>
    public string? Fold { get; init; }

    /// <summary>Beginnings of further addresses whose pages belong to it.</summary>
    public string[] Also { get; init; } = [];
}

/// <summary>A step of setting up a new installation.</summary>
/// <param name="Order">Place among all steps, small first.</param>
/// <param name="Title">What is set up: "Calendars".</param>
/// <param name="Component">Shows in words what holds, and the shortest way to change it.</param>
/// <param name="Closing">True: no step, but what is looked at before going live.</param>
public sealed record FirstStep(int Order, string Title, Type Component, bool Closing = false);
