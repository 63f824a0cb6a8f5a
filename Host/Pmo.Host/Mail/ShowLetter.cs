using MediatR;
using MimeKit;
using Pmo.Office;

namespace Pmo.Host.Mail;

/// <summary>What stands in a mail: as it was written to the folder, else as it would be written now. Null when there is no such mail, or nobody to write to.</summary>
[May(Role.Administrator), NoPast]
public sealed record ShowLetter(Guid Mail) : IQuery<LetterSheet?>;

/// <summary>What stands in a mail.</summary>
/// <param name="File">The file's name in the folder of mails; null: it was not written there.</param>
/// <param name="Source">The mail as it crosses the network.</param>
public sealed record LetterSheet(string From, string To, string Subject, string Text, string? File, string Source);

internal sealed class ShowLetterHere(IMediator mediator, Letters letters, MailSettings settings) : IRequestHandler<ShowLetter, LetterSheet?>
{
    public async Task<LetterSheet?> Handle(ShowLetter request, CancellationToken cancellationToken)
    {
        if (await mediator.Send(new ShowMail(request.Mail), cancellationToken) is not { } mail) return null;
        var path = FolderTransport.PathOf(settings, request.Mail);
        if (File.Exists(path)) return Of(await MimeMessage.LoadAsync(path, cancellationToken), Path.GetFileName(path));
        var row = mail.Row;
        var letter = await letters.Of(row.Mail, row.To, mail.Notices, row.AtOnce, row.Changed, cancellationToken);
        return letter is null ? null : Of(letter.Write(settings), null);
    }

    private static LetterSheet Of(MimeMessage message, string? file)
    {
        using var source = new MemoryStream();
        message.WriteTo(source);
        return new(message.From.ToString(), message.To.ToString(), message.Subject ?? "", message.TextBody ?? "", file, System.Text.Encoding.UTF8.GetString(source.ToArray()));
    }
}
