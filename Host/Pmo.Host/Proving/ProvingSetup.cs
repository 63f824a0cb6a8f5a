using MimeKit;
using Pmo.Auditing;
using Pmo.Host.Mail;
using Pmo.Host.Witnessing;

namespace Pmo.Host.Proving;

/// <summary>Wires where checkpoints go: a folder on another machine, a mailbox, and witnesses, all by setting.</summary>
internal static class ProvingSetup
{
    /// <summary>Registers what the settings say instead of what holds without them.</summary>
    public static IServiceCollection AddProving(this IServiceCollection services, IConfiguration configuration, PmoSettings settings)
    {
        services.AddSingleton(settings.Sample ? new ProofOptions(Path.GetFullPath(settings.DataDirectory)) : Of(configuration, settings.DataDirectory, settings.Durable));
        var mailbox = settings.Sample ? null : configuration["Pmo:Checkpoints:Mail"];
        services.AddSingleton(new CheckpointMailbox(mailbox is null ? null : MailboxAddress.TryParse(mailbox, out var address) ? address
            : throw new ArgumentException($"Pmo:Checkpoints:Mail is '{mailbox}'; write the address of a mailbox that nobody who runs this machine can empty.")));
        services.AddSingleton(settings.Sample ? new WitnessSettings([]) : WitnessSettings.Of(configuration)).AddSingleton<Witnesses>();
        return services.AddSingleton<MailCheckpoints>();
    }

    /// <summary>Where the checkpoints of an installation are kept.</summary>
    public static ProofOptions Of(IConfiguration configuration, string dataDirectory, bool durable = true)
    {
        var directory = Path.GetFullPath(dataDirectory);
        return new(directory, configuration["Pmo:Checkpoints:Folder"] is { Length: > 0 } folder ? Path.Combine(directory, folder) : null, durable);
    }

    /// <summary>The same for a console command, from the files and the environment that the host reads.</summary>
    public static ProofOptions Of(string dataDirectory) => Of(new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables().AddJsonFile(Path.Combine(Path.GetFullPath(dataDirectory), "pmo.json"), optional: true).Build(), dataDirectory);
}

/// <summary>The mailbox that gets a checkpoint a day; null: none.</summary>
internal sealed record CheckpointMailbox(MailboxAddress? Address);
