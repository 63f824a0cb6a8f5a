namespace Pmo.Host.Verifying;

/// <summary>Wires what verifies the dashboards.</summary>
internal static class VerifyingSetup
{
    /// <summary>What verifies, and what remembers; wherever the house runs.</summary>
    public static IServiceCollection AddVerifying(this IServiceCollection services)
    {
        services.AddSingleton(new RebuildProofOptions()).AddSingleton(NightlyHour.Default);
        services.AddSingleton<RebuildProofs>().AddSingleton<Verifier>();
        return services.AddSingleton<Verifications>().AddSingleton<Memory>(p => p.GetRequiredService<Verifications>());
    }

    /// <summary>The night's run, where there is a host.</summary>
    public static IServiceCollection AddNightlyVerification(this IServiceCollection services, NightlyHour hour) =>
        services.AddSingleton(hour).AddSingleton<NightlyVerification>().AddHostedService(p => p.GetRequiredService<NightlyVerification>());
}
