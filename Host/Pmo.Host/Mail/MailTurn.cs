namespace Pmo.Host.Mail;

/// <summary>
/// A mail is put into words and handed over in one go: whoever removes what mails say of a person waits for the one under way, which
/// may have been put into words before.
/// </summary>
internal sealed class MailTurn : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Does something while no mail is being made.</summary>
    public async Task<T> Alone<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
