using System.Security.Cryptography;
using System.Text;
using Pmo.Tests.Solution;

namespace Pmo.Tests.EventShapes;

/// <summary>
/// The shapes are a promise: <c>frozen.txt</c> beside them holds the hash of each, and none is ever edited or removed. A new one adds
/// its line when it is written (<c>PMO_WRITE_SHAPES=1</c>).
/// </summary>
[Trait("Feature", "A11")]
public sealed class Shapes_are_frozen
{
    private static readonly string Folder = Path.Combine(TheSolution.Root, "tests", "Pmo.Tests", "EventShapes");
    private static readonly string List = Path.Combine(Folder, "frozen.txt");

    [Fact]
    public void No_shape_was_edited_or_removed_and_each_is_on_the_list()
    {
        var frozen = File.Exists(List) ? File.ReadAllLines(List).Where(l => l.Length > 0).Select(l => l.Split("  ")).ToDictionary(l => l[1], l => l[0]) : [];
        var here = Directory.GetFiles(Folder, "*.json").ToDictionary(f => Path.GetFileName(f), Hash);

        Assert.All(frozen, f => Assert.True(here.TryGetValue(f.Key, out var hash) && hash == f.Value, $"{f.Key} was {(here.ContainsKey(f.Key) ? "edited" : "removed")}. Events of this shape stand in logs for ever: put it back as it was, and add a new shape beside it."));
        var added = here.Where(h => !frozen.ContainsKey(h.Key)).ToArray();
        if (Environment.GetEnvironmentVariable("PMO_WRITE_SHAPES") == "1")
            File.WriteAllText(List, string.Concat(frozen.Concat(added).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Value}  {f.Key}\n")));
        else Assert.True(added.Length == 0, $"{string.Join(", ", added.Select(a => a.Key))} must be frozen: run the tests of EventShapes once with PMO_WRITE_SHAPES=1 and add frozen.txt.");
    }

    [Fact]
    public void Every_event_has_a_shape()
    {
        var shaped = Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)).Select(f => f[..f[..^".json".Length].LastIndexOf('.')]).ToHashSet();
        Assert.Empty(TheSolution.Events.Select(TheSolution.NameOf).Except(shaped));
        Assert.NotEmpty(shaped);
    }

    // The same on a machine that writes lines with a carriage return.
    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\n"))));
}
