using Pmo.Office;

namespace Pmo.Host.Mail;

/// <summary>Wires what sends mail: into a folder, or to a server.</summary>
internal static class MailSetup
{
    /// <summary>Registers the dispatcher and where it sends to.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, MailSettings settings)
    {
        services.AddSingleton(settings).AddSingleton(new MailLimits(settings.AfterOutage));
        services.AddSingleton<Outbox>().AddSingleton<Memory>(p => p.GetRequiredService<Outbox>());
        services.AddSingleton<Letters>().AddSingleton<MailTurn>().AddSingleton<IForgets, ForgetMails>();
        if (settings.Smtp is { } server) services.AddSingleton<IMailTransport>(_ => new SmtpTransport(server));
        else services.AddSingleton<IMailTransport, FolderTransport>();
        return services.AddSingleton<Dispatcher>();
    }
}
