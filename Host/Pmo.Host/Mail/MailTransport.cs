using MimeKit;
using Pmo.Office;

namespace Pmo.Host.Mail;

/// <summary>What became of handing over a mail.</summary>
/// <param name="Failure">How it failed; null: it was taken.</param>
/// <param name="Code">What the other side answered, without its words: they may hold an address.</param>
internal sealed record Handing(MailFailure? Failure = null, string Code = "")
{
    public static Handing Taken { get; } = new();
}

/// <summary>Where mails go.</summary>
internal interface IMailTransport
{
    /// <summary>Hands over one mail. Every failure is an answer.</summary>
    Task<Handing> Send(Guid mail, MimeMessage message, CancellationToken cancellation);

    /// <summary>Nothing is left to send for now.</summary>
    Task Rest();
}

/// <summary>Writes each mail into a folder, under its own id: the same mail is the same file.</summary>
internal sealed class FolderTransport(MailSettings settings) : IMailTransport
{
    /// <summary>The file of a mail.</summary>
    public static string PathOf(MailSettings settings, Guid mail) => Path.Combine(settings.Folder, $"{mail:n}.eml");

    public async Task<Handing> Send(Guid mail, MimeMessage message, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(settings.Folder);
            var path = PathOf(settings, mail);
            if (File.Exists(path)) return Handing.Taken;
            await message.WriteToAsync(path + ".part", cancellation);
            File.Move(path + ".part", path, overwrite: true);
            return Handing.Taken;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(MailFailure.Later, "folder.cannot-write");
        }
    }

    public Task Rest() => Task.CompletedTask;
}
