using System.Text.Json;
using Pmo.Benchmarks;

if (await Child.Run(args) is { } code) return code;

IRow[] rows = [new P1Append(), new P2Writers(), new P3Bulk(), new P4Read(), new P5Rebuild(), new P6Command(), new P7Pages(), new P8Past(), new P9Start(), new P11Verify(), new P13Staffing(), new P14Preview(), new P16ContentHash()];
Arguments arguments;
try
{
    arguments = Arguments.Of(args, rows.Select(r => r.Row));
}
catch (ArgumentException wrong)
{
    await Console.Error.WriteLineAsync($"{wrong.Message}\n\n{Arguments.Usage}");
    return 2;
}

var lines = new List<Line>();
var failed = false;
await using (var bench = new Bench(arguments))
    foreach (var row in rows.Where(r => arguments.Only.Count == 0 || arguments.Only.Contains(r.Row)))
        try
        {
            Bench.Say(row.Row);
            lines.AddRange(await row.Measure(bench));
        }
        catch (Exception failure)
        {
            failed = true;
            await Console.Error.WriteLineAsync($"{row.Row} failed: {failure}");
        }

Console.WriteLine(Report.Table(lines));
if (arguments.Json is { } json) await File.WriteAllTextAsync(json, JsonSerializer.Serialize(lines, Report.Json));
if (arguments.Markdown is { } markdown) await Report.WriteMarkdown(markdown, lines, arguments);
return failed ? 1 : 0;
