using Pmo.Components;
using Pmo.Office;

namespace Pmo.Reporting.Reviewing;

/// <summary>Who can be given a report to review: the officers and heads of the PMO.</summary>
internal static class ReviewerOptions
{
    public static async Task<IReadOnlyList<Option>> Of(Func<FindPeople, Task<Page<PersonRow>>> ask)
    {
        var found = new List<PersonRow>();
        foreach (var role in (Role[])[Role.PmoOfficer, Role.HeadOfPmo]) found.AddRange((await ask(new FindPeople(Role: role, Sort: "name", Size: 500))).Rows);
        return [.. found.DistinctBy(p => p.Person).Select(p => Option.Of(p.Person, p.Name))];
    }
}
