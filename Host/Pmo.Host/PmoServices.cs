using System.Reflection;
using Pmo.Auditing;
using Pmo.Host.SignIn;

namespace Pmo.Host;

/// <summary>The machinery of one installation: log, read models, policies and the running modules.</summary>
public static class PmoServices
{
    /// <summary>Registers everything that is not a web page, so that the host, the console and the tests run the same house.</summary>
    public static IServiceCollection AddPmo(this IServiceCollection services, PmoSettings settings)
    {
        PrivateFolder.Make(settings.DataDirectory);
        var directory = Path.GetFullPath(settings.DataDirectory);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Clock);
        services.AddSingleton(new Build(Version));
        services.AddSingleton(_ => Secrets.Open(directory));
        services.AddSingleton(p => new Blind(p.GetRequiredService<Secrets>().SaltKey.Span));
        services.AddSingleton(p => new KeyRing(directory, p.GetRequiredService<Secrets>().WrappingKey));
        // The first of all places that forget: from then on nothing else holds anything that opens.
        services.AddSingleton<IForgets>(p => p.GetRequiredService<KeyRing>());
        services.AddSingleton<IEventStore>(p => new SqliteEventStore(new SqliteStoreOptions(directory, p.GetRequiredService<Secrets>().SaltKey)
        {
            Synchronous = settings.Durable ? Synchronous.Full : Synchronous.Off,
            Time = TimeProvider.System,
        }));
        services.AddSingleton(new ProofOptions(directory, Durable: settings.Durable));
        services.AddSingleton<Attaching.AttachmentShelf>().AddSingleton<IBesideTheLog>(new Attaching.AttachmentCheck(directory));
        services.AddSingleton<LogProof>().AddSingleton<LogScrub>().AddSingleton<PackageWriter>().AddSingleton<Packages.PackageShelf>().AddScoped<Proving.Noting>().AddScoped<Packages.PackageMaking>().AddScoped<Erasing.Certificates>();
        services.AddSingleton(p => new EventSerializer(p.GetRequiredService<EventNames>(), p.GetRequiredService<KeyRing>()));
        services.AddSingleton(new ReadModelOptions(Path.Combine(directory, "reads")));
        services.AddSingleton(p => new ClockWatch(p.GetRequiredService<IEventStore>(), p.GetRequiredService<EventSerializer>(), settings.Clock, p.GetRequiredService<Build>(), simulated: settings.Sample));
        services.AddSingleton<Memories>();
        services.AddAccounts(directory);
        services.AddSingleton<ReadModels>();
        services.AddSingleton(new ReplayOptions(Path.Combine(directory, "replays"), () => new FileInfo(Path.Combine(directory, "events.db")) is { Exists: true } log ? log.Length : 0));
        services.AddSingleton<Replays>().AddSingleton<Traces>().AddSingleton<PastMoments>();
        services.AddSingleton(_ => new Agenda(Path.Combine(directory, "agenda.db")));
        services.AddSingleton(_ => new SqliteDrafts(Path.Combine(directory, "drafts.db")));
        services.AddSingleton<IDrafts>(p => p.GetRequiredService<SqliteDrafts>()).AddSingleton<IForgets>(p => p.GetRequiredService<SqliteDrafts>());
        services.AddSingleton<Erasing.Eraser>().AddSingleton<Erasing.ErasureNotes>();
        services.AddSingleton<PolicyRunner>();
        services.AddSingleton(new Office.MailLimits());
        services.AddModules(settings.Running, settings.Off.SelectMany(ContractsOf));
        // Registered after those of all commands, so that it runs only for whoever may.
        services.AddTransient<MediatR.IPipelineBehavior<Observing.DraftObservation, Outcome>, Observing.AnnounceObservation>();
        return services;
    }

    private static IEnumerable<Assembly> ContractsOf(IModule module) => ModuleRegistration.AssembliesOf(module).Where(a => a.GetName().Name!.EndsWith(".Contracts", StringComparison.Ordinal));

    /// <summary>The version of this build.</summary>
    public static string Version { get; } = typeof(PmoServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
