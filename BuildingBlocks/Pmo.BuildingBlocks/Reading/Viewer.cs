namespace Pmo;

/// <summary>Who asks: decides which rows they get, on page, API, export and search alike. Rights are always today's, also for a past moment.</summary>
/// <param name="Person">Who asks.</param>
/// <param name="Roles">The roles they hold today.</param>
/// <param name="Now">The moment the question is asked for: now, or the past instant of an as-of page.</param>
/// <param name="Own">The projects they have a part in; null when they see all.</param>
public sealed record Viewer(PersonId Person, IReadOnlySet<Role> Roles, DateTimeOffset Now, IReadOnlySet<ProjectId>? Own)
{
    /// <summary>The deputy who asks in the person's place; null: the person asks.</summary>
    public PersonId? Deputy { get; init; }

    /// <summary>The tables are those of a past moment: parts that people had in a project then give no right today.</summary>
    public bool LooksBack { get; init; }

    /// <summary>What is answered becomes a file: private text is never in one.</summary>
    public bool TakesAway { get; init; }

    /// <summary>Lists are answered whole, up to <see cref="Slice.Whole"/> rows, because they become files.</summary>
    public bool Whole { get; init; }

    /// <summary>The person in whose place a deputy asks; null: nobody's.</summary>
    public PersonId? Principal => Deputy is null ? null : Person;

    /// <summary>True when they hold one of these roles.</summary>
    public bool Is(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
            if (Roles.Contains(role)) return true;
        return false;
    }

    /// <summary>May see this project's inner matters.</summary>
    public bool Sees(ProjectId project) => Own is null || Own.Contains(project);

    /// <summary>
    /// The team fragment: write <c>where {who.Projects("r.project")}</c> in every query that shows what only a project's own
    /// people may see. It is <c>1</c> for those who see all.
    /// </summary>
    public ProjectFilter Projects(string column) => new(column, Own);

    /// <summary>The system itself, which sees all.</summary>
    public static Viewer System(DateTimeOffset now) => new(PersonId.System, new HashSet<Role> { Role.System }, now, null);
}

/// <summary>A condition on a project column, made by <see cref="Viewer.Projects"/> only.</summary>
public readonly record struct ProjectFilter(string Column, IReadOnlySet<ProjectId>? Own);

/// <summary>Who a person is today: their roles and the projects they have a part in. The Office answers it; tests may.</summary>
public interface IRights
{
    /// <summary>The viewer for a person now, or null when the person is unknown or disabled.</summary>
    Viewer? ViewerOf(PersonId person, DateTimeOffset now);
}

/// <summary>Names of people, decrypted, in memory only: the only place they are shown from.</summary>
public interface INames
{
    /// <summary>The person's name; "erased" when their key is destroyed; null when unknown.</summary>
    string? Of(PersonId person);
}
