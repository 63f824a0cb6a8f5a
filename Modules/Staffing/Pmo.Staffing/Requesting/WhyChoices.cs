using Pmo.Staffing.Explaining;

namespace Pmo.Staffing.Requesting;

/// <summary>Why so many choices were not the first of the ranking. The page asks for the sums; this reads choice by choice.</summary>
internal sealed class WhyChoices : FigureDefinition
{
    public const string Named = "staffing.choices-not-first";

    public override string Name => Named;
    public override string Title => "Choices that were not the first of the ranking";
    public override string Words => "Of all choices for requests of projects you may look into, how many were somebody else than the first of the ranking at that moment. A choice that was taken back counts too.";
    public override FigureKind Kind => FigureKind.Share;
    public override Type Asks => typeof(FindRequests);

    public override FigureAnswer Explain(FigureScope scope, Viewer who, Db db)
    {
        var shown = new FindRequestsAnswer().Answer(new FindRequests(), who, db);
        // Whoever is only told who takes a post is not told who was chosen on the way.
        if (!RequestSight.Inner(who)) return new(new(shown.Overrides, shown.Choices), []);
        return FigureAnswer.For(who, new(shown.Overrides, shown.Choices),
        [
            .. db.List<Line>($"select c.request, c.at, r.project, c.rank from request_choice c join request r on r.id = c.request where {who.Projects("r.project")} order by c.at desc").Select(c => new FigureRow(
                $"{Tell.Name(c.Project)}, a choice", $"/staffing/requests/{c.Request}", c.Project, c.Rank > 1 ? 1 : 0, $"number {c.Rank} of the ranking", null, [new("request_choice", RowCells.KeyOf(c.Request.Value, c.At), "rank")])),
        ]);
    }

    private sealed record Line(RequestId Request, long At, ProjectId Project, int Rank);
}
