using Pmo.Office;
using Pmo.Office.Competencies;

namespace Pmo.Tests.Competencies;

/// <summary>The organisation's catalogue: a name once, never deleted, with what each role should bring.</summary>
[Trait("Feature", "G14")]
public sealed class Keeping_the_catalogue
{
    private static readonly CompetencyId Risk = CompetencyStreams.IdOf("Risk management");
    private static readonly CompetencyDefined Defined = new(Risk, "Risk management", CompetencyKind.Competency, null);
    private static readonly CompetencyDefined Certificate = Defined with { Kind = CompetencyKind.Certificate };

    [Fact]
    public void A_name_stands_in_it_once_however_it_is_written()
    {
        new Given<Competency>().When(new DefineCompetencyRule(), new DefineCompetency(" Risk management ", CompetencyKind.Competency, " ")).Then(Defined);
        new Given<Competency>(Defined).When(new DefineCompetencyRule(), new DefineCompetency("RISK MANAGEMENT", CompetencyKind.Domain)).Refused("competency.exists", "\"Risk management\" is in the catalogue already.");
        Assert.Equal(new DefineCompetencyRule().Stream(new("risk Management ", CompetencyKind.Competency)), CompetencyStreams.Of(Risk));
    }

    [Fact]
    public void It_is_changed_in_name_and_description_alone()
    {
        var rule = new ChangeCompetencyRule();
        new Given<Competency>(Defined).When(rule, new ChangeCompetency(Risk, "Managing risk", "Finds, weighs, acts")).Then(new CompetencyChanged(Risk, "Managing risk", "Finds, weighs, acts"));
        new Given<Competency>(Defined).When(rule, new ChangeCompetency(Risk, "Risk management")).Then();
        new Given<Competency>(Defined).When(rule, new ChangeCompetency(Risk, "two\nlines")).Refused("competency.name-invalid");
        new Given<Competency>(Defined).When(rule, new ChangeCompetency(Risk, "Risk", new string('x', 8001))).Refused("competency.description-invalid");
        new Given<Competency>().When(rule, new ChangeCompetency(Risk, "Risk")).Refused("competency.unknown");
    }

    [Fact]
    [Trait("Feature", "T7")]
    public void In_use_it_is_retired_with_a_reason_and_can_be_reinstated()
    {
        var (now, retired) = (new Given<Competency>().Now, new CompetencyRetired(Risk, "Part of planning now.", new Given<Competency>().Now));
        new Given<Competency>(Defined).When(new RetireCompetencyRule(), new RetireCompetency(Risk, " Part of planning now. ")).Then(retired);
        new Given<Competency>(Defined).When(new RetireCompetencyRule(), new RetireCompetency(Risk, " ")).Refused("competency.reason");
        new Given<Competency>(Defined, retired).When(new RetireCompetencyRule(), new RetireCompetency(Risk, "Again.")).Then();
        new Given<Competency>(Defined, retired).When(new ReinstateCompetencyRule(), new ReinstateCompetency(Risk)).Then(new CompetencyReinstated(Risk, now));
        new Given<Competency>(Defined).When(new ReinstateCompetencyRule(), new ReinstateCompetency(Risk)).Then();
        new Given<Competency>(Defined, retired).When(new DefineCompetencyRule(), new DefineCompetency("Risk management", CompetencyKind.Competency))
            .Refused("competency.exists", "\"Risk management\" is in the catalogue already, out of use: reinstate it.");
    }

    [Fact]
    public void A_role_asks_for_a_level_until_it_does_not()
    {
        var rule = new SetCoreTargetRule();
        var set = new CoreTargetSet(Risk, Role.ProjectManager, CompetencyLevel.Competent);
        var asks = new SetCoreTarget(Risk, Role.ProjectManager, CompetencyLevel.Competent);
        new Given<Competency>(Defined).When(rule, asks).Then(set);
        new Given<Competency>(Defined, set).When(rule, asks).Then();
        new Given<Competency>(Defined).When(rule, asks with { Target = null }).Then();
        new Given<Competency>(Defined, set).When(rule, asks with { Target = null }).Then(set with { Target = null });
        new Given<Competency>(Defined).When(rule, asks with { Role = Role.Reader }).Refused("competency.role");
        new Given<Competency>(Certificate).When(rule, asks).Refused("competency.certificate-core");
        new Given<Competency>(Defined, new CompetencyRetired(Risk, "Gone.", default)).When(rule, asks).Refused("competency.retired");
        // What is out of use can still be taken out of the core set.
        new Given<Competency>(Defined, set, new CompetencyRetired(Risk, "Gone.", default)).When(rule, asks with { Target = null }).Then(set with { Target = null });
    }
}
