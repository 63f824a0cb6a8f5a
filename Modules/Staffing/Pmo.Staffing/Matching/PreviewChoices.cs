using Pmo.Staffing.Limiting;
using Pmo.Staffing.Posting;
using Pmo.Staffing.Requesting;

namespace Pmo.Staffing.Matching;

/// <summary>All requests that wait for a choice, each with whom choosing one by one would give it, and whom the best choice over all.</summary>
/// <param name="Seconds">How long the best choice may be searched, 1 to 10.</param>
[May(Role.System, Role.HeadOfPmo, Role.PmoOfficer, Role.ComplianceReviewer)]
internal sealed record PreviewChoices(double Seconds = 4) : IQuery<ChoicesSheet>;

/// <summary>Both ways to choose, beside each other.</summary>
/// <param name="Best">No other choice over all requests is better; false: the time ran out, and this is the best that was found.</param>
/// <param name="OneByOne">The sum of fits, 0 to 1 each, when one is chosen after another.</param>
/// <param name="Together">The sum of fits of the best choice.</param>
internal sealed record ChoicesSheet(IReadOnlyList<ChoiceRow> Rows, bool Best, decimal OneByOne, decimal Together)
{
    public int FilledOneByOne => Rows.Count(r => r.OneByOne is not null);
    public int FilledTogether => Rows.Count(r => r.Together is not null);
}

/// <summary>A request with both choices.</summary>
/// <param name="Fitting">How many people meet its musts.</param>
/// <param name="OneByOne">Whom it gets when one is chosen after another, oldest first; null: nobody is left.</param>
/// <param name="Together">Whom it gets in the best choice; null: nobody.</param>
/// <param name="Cost">What the best choice costs this request against choosing one by one, in points of 100; below 0: it gains.</param>
public sealed record ChoiceRow(RequestId Request, string Code, string Title, int Fitting, ChosenFit? OneByOne, ChosenFit? Together, decimal Cost);

/// <summary>Somebody with their fit.</summary>
public sealed record ChosenFit(PersonId Person, string Name, decimal Score, int Rank);

/// <summary>Ranks everybody for each waiting request and chooses both ways.</summary>
internal sealed class PreviewChoicesAnswer : IAnswer<PreviewChoices, ChoicesSheet>
{
    private sealed record Row(RequestId Request, ProjectId Project, string Code, string Title, bool Supports);

    public ChoicesSheet Answer(PreviewChoices q, Viewer who, Db db)
    {
        var (people, weights, calendar, names) = (PoolOfTables.People(db).OrderBy(p => p.Key.Value).ToList(), PoolOfTables.Weights(db), Capacity.PoolCalendar.Read(db), PoolOfTables.Names(db));
        var requests = db.List<Row>($"""
            select r.id request, r.project, r.code, coalesce(p.name, r.code) title, r.supports from request r left join staffing_project p on p.id = r.project
            where r.stage in ('Submitted', 'Shortlisting') and {who.Projects("r.project")} order by coalesce(r.submitted, r.drafted), r.id
            """);
        var limits = KnownLimits.Read(db);
        List<(RequestId Request, IReadOnlyList<RankedCandidate> Ranked)> fits = [];
        foreach (var r in requests)
        {
            var applied = PostingTables.Applied(db, r.Request);
            var needs = new ShowStaffingAnswer().Answer(new(r.Request), Viewer.System(who.Now), db)!.Needs;
            var limit = r.Supports ? ProjectLimit.None : limits.Of(r.Project);
            fits.Add((r.Request, Fit.Rank(needs, weights, people.Select(p => Candidates.Of(p.Key, p.Value, needs, calendar, limit, applied.Contains(p.Key)))).Ranked));
        }

        var (one, all) = (Together.OneByOne(fits), Together.Best(fits, TimeSpan.FromSeconds(Math.Clamp(q.Seconds, 1, 10))));
        var (first, best) = (one.Picks.ToDictionary(p => p.Request), all.Picks.ToDictionary(p => p.Request));
        return new([.. requests.Zip(fits, (r, f) => Of(r, f.Ranked, first.GetValueOrDefault(r.Request), best.GetValueOrDefault(r.Request), names))], all.Best, one.Score, all.Score);
    }

    private static ChoiceRow Of(Row r, IReadOnlyList<RankedCandidate> ranked, Pick? one, Pick? all, IReadOnlyDictionary<PersonId, string> names)
    {
        ChosenFit? Chosen(Pick? pick) => pick is null ? null : new(pick.Person, names.GetValueOrDefault(pick.Person, ""), pick.Score, ranked.First(c => c.Person == pick.Person).Rank);
        return new(r.Request, r.Code, r.Title, ranked.Count, Chosen(one), Chosen(all), 100 * ((one?.Score ?? 0) - (all?.Score ?? 0)));
    }
}
