using Microsoft.Extensions.DependencyInjection;

namespace Pmo.Office.People;

/// <summary>What people are known by in memory.</summary>
internal static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<PeopleMemory>().AddSingleton<Relations>().AddSingleton<IRights, Rights>();
        foreach (var face in new[] { typeof(Memory), typeof(INames), typeof(IPeople) }) services.AddSingleton(face, p => p.GetRequiredService<PeopleMemory>());
        return services.AddSingleton<Memory>(p => p.GetRequiredService<Relations>());
    }
}
