using System.Reflection;
using System.Reflection.Emit;
using Pmo.Reporting;

namespace Pmo.Tests.House;

/// <summary>What the others see of a module that is switched off, and what may not be switched on at all.</summary>
public sealed class Modules_that_are_off
{
    [Fact]
    public async Task A_query_of_a_module_that_is_off_is_answered_not_installed()
    {
        await using var world = new World(modules: []);
        var answer = await world.Ask(new ShowRecord(ProjectId.From(Guid.CreateVersion7())));
        Assert.Equal((false, null), (answer.Installed, answer.Value));
    }

    [Fact]
    public async Task The_same_query_is_answered_by_the_module_that_is_on()
    {
        await using var world = new World();
        Assert.True((await world.Ask(new ShowRecord(ProjectId.From(Guid.CreateVersion7())))).Installed);
    }

    [Theory, Trait("Feature", "G4"), InlineData(typeof(ICommand)), InlineData(typeof(IQuery<string>))]
    public void A_command_or_query_that_does_not_say_who_may_send_it_does_not_start(Type kind)
    {
        // Made here and now, because an assembly that held one would not start.
        var careless = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Pmo.Careless"), AssemblyBuilderAccess.RunAndCollect);
        careless.DefineDynamicModule("Pmo.Careless").DefineType("Pmo.Careless.LeaveTheDoorOpen", TypeAttributes.Public, typeof(object), [kind]).CreateType();
        Assert.Contains("Pmo.Careless.LeaveTheDoorOpen", Assert.Throws<InvalidOperationException>(() => new MessageCatalogue([careless])).Message, StringComparison.Ordinal);
    }
}
