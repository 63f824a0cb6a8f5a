using Microsoft.Extensions.DependencyInjection;

namespace Pmo.Office.Absences;

/// <summary>What is known of absences and deputies in memory.</summary>
internal static class AbsencesRegistration
{
    public static IServiceCollection AddAbsences(this IServiceCollection services) =>
        services.AddSingleton<PresenceMemory>().AddSingleton<Memory>(p => p.GetRequiredService<PresenceMemory>()).AddSingleton<IDeputies, Deputies>();
}
