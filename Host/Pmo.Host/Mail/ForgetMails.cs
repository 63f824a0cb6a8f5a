using Pmo.Office;

namespace Pmo.Host.Mail;

/// <summary>
/// Mails in the folder that go to an erased person or name them are removed, also those to others. Nothing is lost by it: what a mail
/// tells stands in the log, and is put into words again for whoever asks, with the person as erased.
/// </summary>
internal sealed class ForgetMails(IEventStore store, EventNames names, EventSerializer serializer, MailTurn turn, MailSettings settings) : IForgets
{
    public string Place => "mails in the folder";

    public Task<int> Forget(PersonId person, CancellationToken cancellation) => turn.Alone(() => Remove(person, cancellation), cancellation);

    private async Task<int> Remove(PersonId person, CancellationToken cancellation)
    {
        if (!Directory.Exists(settings.Folder)) return 0;
        var count = 0;
        foreach (var mail in await About(person, cancellation))
        {
            var path = FolderTransport.PathOf(settings, mail);
            if (!File.Exists(path)) continue;
            Overwrite(path);
            count++;
        }

        // A mail that was being written when the program was killed.
        foreach (var part in Directory.GetFiles(settings.Folder, "*.part")) Overwrite(part);
        return count;
    }

    // Erasures are rare and the log knows it all, so no table is kept only for this.
    private async Task<HashSet<Guid>> About(PersonId person, CancellationToken cancellation)
    {
        var (mark, notices, mails) = (Tell.Name(person), new HashSet<Guid>(), new HashSet<Guid>());
        string[] wanted = [names.Of(typeof(NoticeRequested)), names.Of(typeof(MailRequested))];
        await foreach (var page in store.ReadAll(0, cancellation: cancellation))
            foreach (var stored in page)
                if (wanted.Contains(stored.Name))
                    switch (serializer.Read(stored))
                    {
                        case NoticeRequested e when e.To == person || e.InPlaceOf == person || e.Text.Contains(mark, StringComparison.Ordinal) || e.Why.Contains(mark, StringComparison.Ordinal):
                            notices.Add(e.Notice);
                            break;
                        case MailRequested e when e.To == person || e.Notices.Any(notices.Contains):
                            mails.Add(e.Mail);
                            break;
                    }
        return mails;
    }

    private static void Overwrite(string path)
    {
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Write(new byte[file.Length]);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }
}
