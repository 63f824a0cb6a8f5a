using System.CommandLine;
using System.Globalization;
using Pmo.Host.Setup;

namespace Pmo.Host.Cli;

/// <summary><c>serve</c>, which is also what happens without a command: the site, until it is stopped.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls") { Description = "Where the site is served, separated by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
    private static readonly Option<string?> SampleName = new("--sample") { Description = "Serve made-up history: small, medium or large." };
    private static readonly Option<string?> SampleEnd = new("--sample-end") { Description = "The sample's last day, as 2026-11-23. Without it a sample that is there is served as it is, and a new one ends today." };
    private static readonly Option<int> SampleSeed = new("--sample-seed") { Description = "The sample's seed.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Proxy = new("--proxy") { Description = "The addresses of the proxies in front, separated by commas: they alone are believed about who asks and by which scheme (Pmo:Proxy)." };

    /// <summary>Adds the command, and its options to the root, so that nothing must be typed to serve.</summary>
    public static void AddTo(RootCommand root)
    {
        var serve = new Command("serve", "Serve the site (what happens without a command).");
        foreach (var command in (Command[])[root, serve])
        {
            foreach (var option in (Option[])[Urls, SampleName, SampleEnd, SampleSeed, Proxy]) command.Options.Add(option);
            command.SetAction(Serve);
        }

        root.Subcommands.Add(serve);
    }

    private static async Task<int> Serve(ParseResult parsed, CancellationToken cancellation)
    {
        var modules = CommandLine.ModulesOf(parsed);
        var proxies = PmoSettings.ProxiesOf(parsed.GetValue(Proxy) ?? Configured.Proxy);
        var urls = parsed.GetValue(Urls)!;
        var directory = parsed.GetValue(CommandLine.Data)!;
        var sample = parsed.GetValue(SampleName);
        if (sample is not null)
        {
            if (!urls.Split(';').All(u => Uri.TryCreate(u, UriKind.Absolute, out var url) && url.IsLoopback))
                throw new ConsoleException("A sample lets anyone sign in as anyone, so it is served on loopback only. Use --urls http://127.0.0.1:5080.");
            var size = SampleSize.Of(sample) ?? throw new ConsoleException($"There is no sample '{sample}'; choose {string.Join(", ", SampleSize.All.Select(s => s.Name))}.");
            directory = await Sample.Ensure(directory, size, EndOf(parsed), parsed.GetValue(SampleSeed), modules, cancellation);
        }

        await using var app = PmoHost.Build(new PmoSettings(directory, modules, urls) { Sample = sample is not null, Proxies = proxies });
        await app.StartAsync(cancellation);
        Socket.Guard(directory);
        Console.WriteLine($"Pmo serves {directory} at {urls}. Stop it with Ctrl+C.");
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static DateOnly? EndOf(ParseResult parsed)
    {
        if (parsed.GetValue(SampleEnd) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ConsoleException($"'{text}' is not a day; write it as 2026-11-23.");
    }
}
