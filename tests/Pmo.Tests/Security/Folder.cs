using Microsoft.Extensions.Time.Testing;
using Pmo.Host.SignIn;

namespace Pmo.Tests.Security;

/// <summary>A folder of its own for one test, with a clock that stands until it is moved.</summary>
public sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pmo-accounts-").FullName;
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    internal AccountsFile Accounts => accounts ??= new AccountsFile(Path);
    private AccountsFile? accounts;

    /// <summary>Every byte of every file of the accounts, as text.</summary>
    public string Bytes() => string.Concat(Directory.GetFiles(Path).Select(f =>
    {
        using var file = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
