using Pmo.Office;
using static Pmo.Tests.Office.TheOffice;

namespace Pmo.Tests.Office;

[Trait("Feature", "G4")]
public sealed class Recording_status
{
    private static readonly RecordProjectStatusRule Rule = new();

    [Fact]
    public void A_hold_is_recorded_with_who_decided_and_from_when() => Given().When(Rule, new RecordProjectStatus(Bridge, ProjectStatus.OnHold, Today, Sam, " Money ", Today.AddDays(90)))
        .Then(new ProjectStatusRecorded(Bridge, ProjectStatus.OnHold, Today, Sam, "Money", Today.AddDays(90), new PersonId(new Guid("00000000-0000-8000-8000-00000000ac70"))));

    [Fact]
    public void The_PMO_itself_puts_nothing_on_hold() => Given().When(Rule, new RecordProjectStatus(Bridge, ProjectStatus.OnHold, Today, ReviewOn: Today.AddDays(9))).Refused("authority.kind");

    [Fact]
    public void A_project_on_hold_resumes_or_ends()
    {
        var held = new ProjectStatusRecorded(Bridge, ProjectStatus.OnHold, Today.AddDays(-9), Sam, null);
        Given(held).When(Rule, new RecordProjectStatus(Bridge, ProjectStatus.Active, Today, Sam)).Then<ProjectStatusRecorded>();
        Given(held).When(Rule, new RecordProjectStatus(Bridge, ProjectStatus.Completed, Today, Sam)).Then<ProjectStatusRecorded>();
        Given(held).When(Rule, new RecordProjectStatus(Bridge, ProjectStatus.OnHold, Today, Sam)).Then();
    }

    [Fact]
    public void Nothing_is_cancelled_or_opened_again_without_a_reason()
    {
        Given().When(Rule, new RecordProjectStatus(Bridge, ProjectStatus.Cancelled, Today, Sam, "  ")).Refused("project.reason-missing");
        var done = new ProjectStatusRecorded(Bridge, ProjectStatus.Completed, Today, Sam, null);
        Given(done).When(Rule, new RecordProjectStatus(Bridge, ProjectStatus.Active, Today, Sam)).Refused("project.reason-missing");
        Given(done).When(Rule, new RecordProjectStatus(Bridge, ProjectStatus.Active, Today, Sam, "Recorded on the wrong project")).Then<ProjectStatusRecorded>();
    }

    [Fact]
    public void An_ended_project_is_opened_before_it_ends_otherwise() =>
        Given(new ProjectStatusRecorded(Bridge, ProjectStatus.Completed, Today, Sam, null)).When(Rule, new RecordProjectStatus(Bridge, ProjectStatus.Cancelled, Today, Sam, "x"))
            .Refused("project.ended", "The project was completed on 2026-03-02; open it again first.");

    [Fact]
    public void Days_go_forward_and_are_not_of_the_future()
    {
        var held = new ProjectStatusRecorded(Bridge, ProjectStatus.OnHold, Today, Sam, null);
        Given(held).When(Rule, new RecordProjectStatus(Bridge, ProjectStatus.Active, Today.AddDays(-1), Sam)).Refused("project.status-later", "The project is on hold since 2026-03-02. Choose that day or a later one.");
        Given(held).When(Rule, new RecordProjectStatus(Bridge, ProjectStatus.Active, Today.AddDays(2), Sam)).Refused("day.in-future");
    }

    private static Given<Project> Given(params object[] history) => new([BridgeRegistered, .. history]) { Consulting = [Added(Sam)] };
}
