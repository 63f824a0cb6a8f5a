using Pmo.Host;

namespace Pmo.Tests.Setup;

public sealed class The_settings
{
    [Fact, Trait("Feature", "G5")]
    public void Modules_are_named_themselves_or_by_the_kind_of_PMO()
    {
        Assert.Equal(["Reporting"], PmoSettings.ModulesOf("Coordination"));
        Assert.Equal(["reporting"], PmoSettings.ModulesOf(" reporting , Coordination"));
        Assert.Equal(PmoSettings.Available.Select(m => m.Name), PmoSettings.ModulesOf(null));
        Assert.Equal(PmoSettings.Available.Select(m => m.Name), PmoSettings.ModulesOf(" "));
    }

    [Fact, Trait("Feature", "G5")]
    public void Every_kind_of_PMO_whose_module_this_build_has_is_a_preset_and_no_other()
    {
        Assert.All(PmoSettings.Presets.Values, module => Assert.Contains(PmoSettings.Available, m => m.Name == module));
        foreach (var kind in new[] { "Coordination", "Infrastructure", "Coaching", "ResourceCentre" }.Except(PmoSettings.Presets.Keys))
            Assert.Contains(kind, Assert.Throws<ArgumentException>(() => PmoSettings.ModulesOf(kind)).Message, StringComparison.Ordinal);
    }
}
