using System.Text.Json;

namespace Pmo.Host.Cli;

/// <summary><c>rebuild --verify</c>: makes tables anew beside those that serve, compares them, and says what it found.</summary>
internal static class VerifyAnew
{
    private const string Verifications = "api/host/show-verifications";

    /// <summary>Waits for the result; exit code 1 when anything differs or could not be compared.</summary>
    public static async Task<int> Run(Installation installation, string? module, bool json, CancellationToken cancellation)
    {
        await Serving(installation, cancellation);
        var before = Newest(await installation.Ask(Verifications));
        await installation.Do("api/host/verify-dashboards", new { module });
        JsonElement now;
        do
        {
            await Task.Delay(100, cancellation);
            now = await installation.Ask(Verifications);
        }
        while (now.GetProperty("progress").ValueKind != JsonValueKind.Null);
        JsonElement[] runs = [.. Runs(now).Where(r => EventOf(r) > before).Reverse()];
        if (runs.Length == 0) throw new ConsoleException("The dashboards were not verified: the host was stopped. Try again when it runs.");
        if (json) Out.Json(runs);
        else Write(runs, now);
        return runs.All(r => r.Text("result") == "Verified") ? 0 : 1;
    }

    /// <summary>A host of this command's own has to read its tables first.</summary>
    private static async Task Serving(Installation installation, CancellationToken cancellation)
    {
        while ((await installation.Ask("api/host/show-status")).GetProperty("readModels").EnumerateArray().Any(m => m.GetProperty("filling").GetBoolean())) await Task.Delay(100, cancellation);
    }

    private static void Write(JsonElement[] runs, JsonElement now)
    {
        foreach (var run in runs)
        {
            Console.WriteLine(run.Text("result") switch
            {
                "Verified" => $"{run.Text("module")}: verified at #{run.Text("position")}, {run.Text("rows")} rows, {run.Text("leftOut")} streams left out, {run.Text("hash")}",
                "Differs" => $"{run.Text("module")}: DIFFERS from the log at #{run.Text("position")}. Make its tables anew with: pmo rebuild {run.Text("module")}",
                _ => $"{run.Text("module")}: could not be compared. {run.Text("reason")}",
            });
            foreach (var d in run.GetProperty("differences").EnumerateArray()) Console.WriteLine("  " + new TableDifference(d.Text("table"), d.Text("row"), Side(d, "live"), Side(d, "anew")).Sentence);
        }

        var verified = runs.Select(r => r.Text("module")).ToHashSet();
        Out.Table(["module", "table", "rows", "content"], now.GetProperty("modules").EnumerateArray().Where(m => verified.Contains(m.Text("module")))
            .SelectMany(m => m.GetProperty("tables").EnumerateArray(), (m, t) => (IReadOnlyList<string>)[m.Text("module"), t.Text("name"), t.Text("rows"), t.Text("hash")]));
    }

    private static string? Side(JsonElement difference, string name) => difference.GetProperty(name).ValueKind == JsonValueKind.Null ? null : difference.Text(name);

    private static IEnumerable<JsonElement> Runs(JsonElement shown) => shown.GetProperty("runs").GetProperty("rows").EnumerateArray();

    private static long Newest(JsonElement shown) => Runs(shown).Select(EventOf).FirstOrDefault();

    private static long EventOf(JsonElement run) => run.GetProperty("event").GetInt64();
}
