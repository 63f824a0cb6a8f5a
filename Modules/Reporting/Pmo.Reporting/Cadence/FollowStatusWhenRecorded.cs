using Pmo.Office;

namespace Pmo.Reporting;

/// <summary>A status recorded in the register reaches the project's reporting.</summary>
internal sealed class FollowStatusWhenRecorded : Policy
{
    public override string StoredName => "reporting.follow-status-when-recorded";

    public override IEnumerable<Reaction> React(object @event) => @event switch
    {
        ProjectStatusRecorded e => [Now(new FollowProjectStatus(e.Project, e.Status, e.From))],
        _ => None,
    };
}
