using Pmo.Host;
using Pmo.Host.Cli;

namespace Pmo.Tests.Cli;

/// <summary>The console's socket and the folders around it are the owner's alone.</summary>
[Collection("console")]
public sealed class The_socket : IDisposable
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string data = Directory.CreateTempSubdirectory("pmo-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Only_its_owner_opens_the_socket()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var installation = await Installation.Open(data, PmoSettings.ModulesOf(null));
        Assert.Equal(Path.Combine(data, "pmo.sock"), Socket.PathOf(data));
        Assert.Equal(Mine, File.GetUnixFileMode(Socket.PathOf(data)));
    }

    [Fact]
    public async Task Where_the_path_is_too_long_it_lies_in_a_folder_of_its_owners_own()
    {
        if (OperatingSystem.IsWindows()) return;
        var far = Path.Combine(data, new string('d', 60), new string('e', 60));
        await using var installation = await Installation.Open(far, PmoSettings.ModulesOf(null));
        var path = Socket.PathOf(far);
        Assert.DoesNotContain(data, path, StringComparison.Ordinal);
        Assert.Equal(Mine, File.GetUnixFileMode(path));
        Assert.Equal(Mine | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
        Assert.NotNull(await Socket.Connect(far));
    }

    [Fact]
    public async Task What_others_could_enter_is_closed_to_them_at_the_start()
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(data, Mine | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await using var installation = await Installation.Open(data, PmoSettings.ModulesOf(null));
        Assert.Equal(Mine | UnixFileMode.UserExecute, File.GetUnixFileMode(data));
    }

    [Fact]
    public async Task Secrets_are_read_by_their_owner_only()
    {
        if (OperatingSystem.IsWindows()) return;
        await using (await Installation.Open(data, PmoSettings.ModulesOf(null)))
        {
            var secrets = new DirectoryInfo(Path.Combine(data, "secrets"));
            Assert.Equal(Mine | UnixFileMode.UserExecute, secrets.UnixFileMode);
            Assert.Equal(Mine | UnixFileMode.UserExecute, new DirectoryInfo(Path.Combine(secrets.FullName, "cookies")).UnixFileMode);
            Assert.NotEmpty(secrets.GetFiles());
            Assert.All(secrets.GetFiles(), f => Assert.Equal(Mine, f.UnixFileMode));
        }
    }
}
