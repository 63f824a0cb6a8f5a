using System.CommandLine;
using Pmo.Auditing;

namespace Pmo.Host.Cli;

/// <summary><c>verify FILE --policy POLICY</c>: checks a review package, without any installation.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "The package (*.pmoaudit)." }.AcceptExistingOnly();
        var policy = new Option<FileInfo>("--policy") { Description = "Whom you believe: a file with a line \"log \" and the key you kept. The one in the package proves nothing.", Required = true }.AcceptExistingOnly();
        var command = new Command("verify", "Check a review package: every event of its range, unchanged, under a checkpoint signed by the key you keep.") { file, policy };
        command.SetAction(parsed =>
        {
            using var package = parsed.GetValue(file)!.OpenRead();
            var verdict = PackageCheck.Of(package, File.ReadAllText(parsed.GetValue(policy)!.FullName));
            if (parsed.GetValue(CommandLine.AsJson)) Out.Json(verdict);
            else Console.WriteLine(verdict is { Fault: null, Manifest: { } m }
                ? $"The package is what it says: {m.Case}. {m.Query}. Events #{m.Begin + 1} to #{m.End} of {m.Origin}, none missing, none changed: {m.Disclosed} whole, {m.Withheld} withheld, {m.Erased} erased, {m.LeafOnly} as hash."
                : $"The package is not what it says. {verdict.Fault}");
            return verdict.Fault is null ? 0 : 1;
        });
        return command;
    }
}
