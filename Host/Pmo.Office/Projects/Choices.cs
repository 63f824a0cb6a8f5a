using MediatR;
using Pmo.Components;

namespace Pmo.Office;

/// <summary>What pages offer to choose from.</summary>
internal static class Choices
{
    /// <summary>People by name.</summary>
    public static IReadOnlyList<Option> People(Page<PersonRow> people) => [.. people.Rows.Select(p => Option.Of(p.Person, p.Name))];

    /// <summary>People who work here, for what is done to several rows.</summary>
    public static async Task<IReadOnlyList<(string Value, string Text)>> People(IMediator ask) => [.. (await ask.Send(FindPeople.ToChoose())).Rows.Select(p => ($"{p.Person}", p.Name))];

    /// <summary>The open units of a tree, indented.</summary>
    public static IReadOnlyList<Option> Units(IEnumerable<UnitRow> units) =>
        [.. units.Where(u => u.Closed is null).Select(u => Option.Of(u.Unit, $"{string.Concat(Enumerable.Repeat("\u2003", u.Depth))}{u.Name}"))];
}
