using System.Reflection;

namespace Pmo.Tests.Solution;

/// <summary>What decides, projects or reacts remembers nothing of its own: only what it was made with, and that never changes.</summary>
public sealed class Rules_are_pure
{
    private const BindingFlags OwnAndShared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static TheoryData<Type> Pure =>
        [.. TheSolution.Rules.Select(r => r.Rule).Concat(TheSolution.Types.Where(t => t is { IsAbstract: false } && (t.IsSubclassOf(typeof(Policy)) || t.IsSubclassOf(typeof(Projection)) || IsState(t)))).Distinct().OrderBy(t => t.FullName, StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Pure))]
    public void Nothing_in_it_can_change(Type type)
    {
        var fields = type.GetFields(OwnAndShared);

        Assert.All(fields, f => Assert.True(f.IsInitOnly || f.IsLiteral || IsCaptured(f) || IsCompilers(f), $"{type.Name}.{f.Name} can be written after it was made."));
        Assert.All(type.GetProperties(OwnAndShared), p => Assert.True(p.SetMethod is null || IsInit(p.SetMethod), $"{type.Name}.{p.Name} can be set after it was made."));
    }

    [Theory, MemberData(nameof(Pure))]
    public void What_it_is_given_when_made_does_not_know_the_time_the_disk_or_the_network(Type type)
    {
        if (IsState(type)) return;
        var given = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType);

        Assert.DoesNotContain(given, t => t == typeof(TimeProvider) || t == typeof(IEventStore) || typeof(Stream).IsAssignableFrom(t) || t == typeof(HttpClient) || t == typeof(IServiceProvider));
    }

    [Fact]
    public void A_policy_keeps_the_name_it_started_under()
    {
        var policies = TheSolution.Types.Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Policy))).Select(t => (Policy)Activator.CreateInstance(t, nonPublic: true)!).ToArray();

        Assert.NotEmpty(policies);
        Assert.All(policies, p => Assert.Matches("^[a-z]+\\.[a-z0-9-]+$", p.StoredName));
        Assert.Equal(policies.Length, policies.Select(p => p.StoredName).Distinct().Count());
    }

    // The parameter of a primary constructor is a field that the language does not let us call readonly; nothing assigns it.
    private static bool IsCaptured(FieldInfo field) => field.Name.StartsWith('<') && field.Name.EndsWith(">P", StringComparison.Ordinal);

    private static bool IsCompilers(FieldInfo field) => field.Name.StartsWith("<>", StringComparison.Ordinal);

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit");

    private static bool IsState(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IState<>));
}
