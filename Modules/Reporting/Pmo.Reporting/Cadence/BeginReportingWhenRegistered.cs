using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>A project entered by hand reports from its next period on, not before its start. An imported one waits for its go-live to be decided.</summary>
internal sealed class BeginReportingWhenRegistered : Policy
{
    public override string StoredName => "reporting.begin-reporting-when-registered";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ProjectRegistered { Import: null } e => [Now(new SetGoLive(e.Project, GoLive.NextPeriod, e.Profile.Start))],
        _ => None,
    };
}
