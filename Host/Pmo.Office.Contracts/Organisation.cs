namespace Pmo.Office;

/// <summary>The three kinds of dated trees. A project is in one department at a time and in any number of the others.</summary>
public enum UnitKind { Department, Programme, Portfolio }

/// <summary>A department, programme or portfolio exists from a day on.</summary>
[EventName("office.unit-created")]
public sealed record UnitCreated(UnitId Unit, UnitKind Kind, string Code, string Name, UnitId? Parent, DateOnly From, Guid? Import = null);

/// <summary>A unit has another code or name; it stays the same unit.</summary>
[EventName("office.unit-renamed")]
public sealed record UnitRenamed(UnitId Unit, string Code, string Name);

/// <summary>A reorganisation was decided: the unit stands under another parent from a day on. A later decision about the same unit replaces this one.</summary>
/// <param name="TakesEffect">The first instant of that day.</param>
[EventName("office.unit-move-decided")]
public sealed record UnitMoveDecided(UnitId Unit, UnitKind Kind, UnitId? Parent, DateOnly From, DateTimeOffset TakesEffect);

/// <summary>The day of a reorganisation has come (or had come): from now on rights, roll-ups and filters follow the new tree.</summary>
[EventName("office.unit-moved")]
public sealed record UnitMoved(UnitId Unit, UnitKind Kind, UnitId? Parent, DateOnly From);

/// <summary>Who manages a unit from now on, and so sees the projects of its part of the tree.</summary>
[EventName("office.unit-manager-named")]
public sealed record UnitManagerNamed(UnitId Unit, UnitKind Kind, PersonId? Manager);

/// <summary>A unit no longer exists from this day on: it takes no units and projects any more. Units that stood under it were moved before; projects that stood in it stay until they are moved.</summary>
[EventName("office.unit-closed")]
public sealed record UnitClosed(UnitId Unit, UnitKind Kind, DateOnly From);

/// <summary>How units and their trees are named.</summary>
public static class Units
{
    /// <summary>The unit of a kind with this code; case and surrounding blanks do not matter.</summary>
    public static UnitId IdOf(UnitKind kind, string code) => new(Ids.Named("office.unit." + kind, code.Trim().ToUpperInvariant()));

    /// <summary>One stream holds the whole tree of a kind, so that its rules see loops and double codes.</summary>
    public static string StreamOf(UnitKind kind) => $"office.tree-{Ids.Named("office.tree", kind.ToString()):n}";
}
