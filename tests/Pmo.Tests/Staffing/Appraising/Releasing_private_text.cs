using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Appraising;
using static Pmo.Tests.Staffing.Career.TheCareer;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing.Appraising;

/// <summary>What was written in confidence is read by others only for a reason, when a second person allows it.</summary>
[Trait("Feature", "A20")]
public sealed class Releasing_private_text
{
    private static readonly AppraisalId Id = AppraisalId.Of(One);
    private static readonly AppraisalOpened Opened = new(Id, Pat, One, Bridge, "BRIDGE", Start, Start, Sam, [Head], 60, 40, Now, Now);
    private static readonly AppraisalGiven Given = new(Id, Pat, AppraisalPart.Sponsor, AnAppraisal.Marks(4), "Good.", null, Sam, Now);
    private static readonly AppraisalTextAsked Asked = new(Id, Pat, "Complaint 4.", [Head, Kim], Lee, Now);
    private static readonly AskForAppraisalText Ask = new(Id, "Complaint 4.");

    [Fact]
    public void Whoever_asks_says_why_and_those_who_may_allow_it_are_told()
    {
        var rule = new AskForAppraisalTextRule();
        By(Lee, Opened, Given).When(rule, Ask).Then(Asked);
        By(Lee, Opened, Given, Asked).When(rule, Ask).Then();
        By(Lee, Opened).When(rule, Ask).Refused("release.nothing");
        By(Lee, Opened, Given).When(rule, Ask with { Reason = "" }).Refused("staffing.reason");
        By(Pat, Opened, Given).When(rule, Ask).Refused("release.own");
        By(Head, Opened, Given).When(rule, Ask).Then(Asked with { By = Head, To = [Kim] });
        By(Lee).When(rule, Ask).Refused("appraisal.unknown");
        Assert.Equal([Role.HeadOfPmo, Role.ComplianceReviewer], typeof(AskForAppraisalText).GetCustomAttributes(false).OfType<MayAttribute>().Single().Roles);
    }

    [Fact]
    public void Nobody_lets_themselves_read_nor_decides_about_what_was_written_of_them()
    {
        var rule = new ReleaseAppraisalTextRule();
        By(Head, Opened, Given, Asked).When(rule, new(Id, Lee)).Then(new AppraisalTextReleased(Id, Pat, Lee, "Complaint 4.", Now.AddDays(14), Head, Now));
        By(Lee, Opened, Given, Asked).When(rule, new(Id, Lee)).Refused("release.second-person");
        By(Pat, Opened, Given, Asked).When(rule, new(Id, Lee)).Refused("release.own");
        By(Head, Opened, Given).When(rule, new(Id, Lee)).Refused("release.not-asked");
        By(Head, Opened, Given, Asked, new AppraisalTextReleased(Id, Pat, Lee, "Complaint 4.", Now, Head, Now)).When(rule, new(Id, Lee)).Refused("release.not-asked");
    }

    [Fact]
    public void It_may_be_refused_with_a_reason()
    {
        var rule = new RefuseAppraisalTextRule();
        By(Head, Opened, Given, Asked).When(rule, new(Id, Lee, "Ask the person.")).Then(new AppraisalTextRefused(Id, Pat, Lee, "Ask the person.", Head, Now));
        By(Head, Opened, Given, Asked).When(rule, new(Id, Lee, " ")).Refused("staffing.reason");
        By(Lee, Opened, Given, Asked).When(rule, new(Id, Lee, "No.")).Refused("release.second-person");
    }

    private static Given<Appraisal> By(PersonId actor, params object[] history) => new(history) { Actor = actor, Roles = [Role.ComplianceReviewer], Consulting = [new RoleGranted(Head, Role.HeadOfPmo), new RoleGranted(Kim, Role.HeadOfPmo)] };
}
