namespace Pmo.Reporting.Measuring;

/// <summary>A figure of the metrics page, of everything together or of one row of its break-down.</summary>
/// <param name="figure">What it is called after <c>reporting.measured-</c>.</param>
internal abstract class MeasuredFigure(string figure) : FigureDefinition
{
    public override string Name => NameOf(figure);
    public override Type Asks => typeof(ShowMetrics);

    /// <summary>The name of a figure of the metrics page.</summary>
    public static string NameOf(string figure) => "reporting.measured-" + figure;

    public override string? PartWords(FigureScope scope) => (Chosen.Value<MetricsBy>(scope.By), scope.Part) switch
    {
        (null, _) or (_, null) => null,
        (_, "") => "none",
        (MetricsBy.Department, var key) => Guid.TryParse(key, out var unit) ? Tell.Name(new UnitId(unit), key) : key,
        (MetricsBy.Sponsor or MetricsBy.ProjectManager, var key) => Guid.TryParse(key, out var person) ? Tell.Name(new PersonId(person)) : key,
        (_, var key) => key,
    };
}
