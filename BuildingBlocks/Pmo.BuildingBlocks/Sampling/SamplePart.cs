namespace Pmo;

/// <summary>
/// A module's part in making sample history: what its people do, as real commands at simulated times. The rules decide as they
/// always do; a part only chooses who does what and when.
/// </summary>
public abstract class SamplePart
{
    /// <summary>Parts begin in this order, small first.</summary>
    public virtual int Order => 100;

    /// <summary>What happens on the first day.</summary>
    public abstract void Begin(SampleStage stage);

    /// <summary>What people do because something happened.</summary>
    public virtual void On(Recorded happened, SampleStage stage)
    {
    }
}

/// <summary>How big the sample is.</summary>
/// <param name="Name">small, medium or large.</param>
/// <param name="Projects">How many projects.</param>
/// <param name="ProjectManagers">How many people lead them.</param>
/// <param name="Sponsors">How many people answer for them.</param>
/// <param name="Officers">How many officers the PMO has.</param>
/// <param name="Days">Days between two data dates.</param>
public sealed record SampleSize(string Name, int Projects, int ProjectManagers, int Sponsors, int Officers, int Days)
{
    /// <summary>The sizes offered.</summary>
    public static IReadOnlyList<SampleSize> All { get; } =
    [
        new("small", 12, 5, 8, 2, 30),
        new("medium", 60, 25, 30, 3, 14),
        new("large", 250, 110, 90, 9, 30),
    ];

    /// <summary>The size of this name, or null.</summary>
    public static SampleSize? Of(string name) => All.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The people of a sample, by what they do. The same in every module, because ids come from the name of the part.</summary>
public sealed class SampleCast(SampleSize size)
{
    public PersonId Administrator { get; } = Person("administrator", 1);
    public PersonId Head { get; } = Person("head", 1);
    public PersonId Executive { get; } = Person("executive", 1);
    public PersonId Reviewer { get; } = Person("reviewer", 1);
    public PersonId Coach { get; } = Person("coach", 1);
    public PersonId LineManager { get; } = Person("line-manager", 1);
    public PersonId UnitManager { get; } = Person("unit-manager", 1);
    public PersonId Reader { get; } = Person("reader", 1);
    public PersonId Gate { get; } = Person("gate", 1);
    public IReadOnlyList<PersonId> Officers { get; } = Many("officer", size.Officers);
    public IReadOnlyList<PersonId> ProjectManagers { get; } = Many("project-manager", size.ProjectManagers);
    public IReadOnlyList<PersonId> Sponsors { get; } = Many("sponsor", size.Sponsors);

    /// <summary>The n-th person of a part.</summary>
    public static PersonId Person(string part, int n) => new(Ids.Named("sample.person", $"{part}-{n}"));

    private static PersonId[] Many(string part, int count) => [.. Enumerable.Range(1, count).Select(n => Person(part, n))];
}
