using System.Reflection;
using Pmo.Office;

namespace Pmo.Tests.Solution;

public sealed class Messages_say_who_may
{
    public static TheoryData<Type> Messages => [.. TheSolution.Commands.Concat(TheSolution.Queries)];

    [Theory, Trait("Feature", "G4"), MemberData(nameof(Messages))]
    public void Every_command_and_query_names_the_roles_that_may(Type message)
    {
        var may = message.GetCustomAttribute<MayAttribute>();

        Assert.NotNull(may);
        Assert.NotEmpty(may.Roles);
        Assert.Equal(may.Roles.Distinct(), may.Roles);
    }

    [Fact, Trait("Feature", "G1")]
    public void What_a_deputy_may_send_in_anothers_place_names_the_scope_that_is_needed()
    {
        var given = TheSolution.Commands.Concat(TheSolution.Queries).Where(m => m.IsDefined(typeof(OnBehalfAttribute), false)).ToDictionary(m => m.Name, m => m.GetCustomAttribute<OnBehalfAttribute>()!.Scopes);

        Assert.Superset(new HashSet<string> { "SubmitReport", "TakeUpReview", "AcceptReport", "ReturnReport" }, given.Keys.ToHashSet());
        Assert.All(given.Values, scopes => Assert.NotEmpty(scopes));
        Assert.All(given.Values, scopes => Assert.DoesNotContain(DeputyScope.All, scopes));
    }

    [Fact]
    public void Every_command_is_decided_by_one_rule_and_every_query_answered_once()
    {
        var decided = TheSolution.Rules.GroupBy(r => r.Command).ToDictionary(g => g.Key, g => g.Count());
        var carried = TheSolution.Types.SelectMany(t => t.GetInterfaces()).Where(i => i.IsGenericType && i.Name is "IAnswer`2" or "IRequestHandler`2").GroupBy(i => i.GenericTypeArguments[0]).ToDictionary(g => g.Key, g => g.Count());

        Assert.All(TheSolution.Commands, c => Assert.Equal(1, decided.GetValueOrDefault(c) + carried.GetValueOrDefault(c)));
        Assert.All(TheSolution.Queries, q => Assert.Equal(1, carried.GetValueOrDefault(q)));
    }

    [Fact]
    public void Nobody_but_the_system_may_send_what_only_policies_and_timers_do()
    {
        var policies = TheSolution.Commands.Where(c => c.GetCustomAttribute<MayAttribute>()!.Roles.SequenceEqual([Role.System]));

        Assert.All(policies, c => Assert.DoesNotContain(TheSolution.Queries, q => q.Name == c.Name));
        Assert.NotEmpty(policies);
    }
}
