using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pmo.Auditing;

namespace Pmo.Store.Tests;

/// <summary>A package changed in hundreds of ways: by somebody without the key, and, where only a deeper check can notice, by somebody who seals the manifest anew.</summary>
internal static class PackageMutations
{
    public sealed record File(string Name, byte[] Content);

    /// <summary>The files of a package, in order.</summary>
    public static List<File> Entries(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return [.. zip.Entries.Select(e =>
        {
            using var stream = e.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return new File(e.FullName, bytes.ToArray());
        })];
    }

    /// <summary>Every changed package with what was done to it.</summary>
    public static IEnumerable<(string Name, byte[] Package)> Of(byte[] package, Func<string, string, string> seal)
    {
        var files = Entries(package);
        return Bytes(files).Concat(Files(files)).Concat(Lines(files, seal)).Concat(Manifests(files, seal)).Concat(Proofs(files, seal)).Select(m => (m.Name, Zip(m.Files)));
    }

    /// <summary>Another file under the name of the one told of, one that nothing tells of in its place, and one beside it, each sealed anew.</summary>
    public static IEnumerable<byte[]> OfAttachment(byte[] package, Func<string, string, string> seal)
    {
        var (files, other) = (Entries(package), Encoding.UTF8.GetBytes("Something else."));
        var at = files.FindIndex(f => f.Name.StartsWith(PackageFile.Attachments, StringComparison.Ordinal));
        var untold = new File($"{PackageFile.Attachments}{Convert.ToHexStringLower(SHA256.HashData(other))}", other);
        yield return Zip(Resealed(Put(files, at, other), seal));
        yield return Zip(Listed([.. files.Select((f, n) => n == at ? untold : f)], seal));
        yield return Zip(Listed([.. files.Take(at), .. new[] { files[at], untold }.OrderBy(f => f.Name, StringComparer.Ordinal), .. files.Skip(at + 1)], seal));
    }

    /// <summary>Bytes changed, removed and added in every file, without the key; every second time with the hash in the manifest put right.</summary>
    private static IEnumerable<(string Name, List<File> Files)> Bytes(List<File> files)
    {
        var random = new Random(11);
        foreach (var (n, file) in files.Index())
            for (var trial = 0; trial < 24; trial++)
            {
                var (at, content) = (random.Next(file.Content.Length), file.Content.ToList());
                if (trial % 6 == 4) content.RemoveAt(at);
                else if (trial % 6 == 5) content.Insert(at, content[at]);
                else content[at] ^= (byte)(1 << random.Next(7));
                if (content.SequenceEqual(file.Content)) continue;
                var changed = Put(files, n, [.. content]);
                yield return ($"{file.Name} at {at}, trial {trial}", trial % 2 == 0 && n > 1 ? Rehashed(changed) : changed);
            }
    }

    /// <summary>Files dropped, added, doubled, renamed and out of order.</summary>
    private static IEnumerable<(string Name, List<File> Files)> Files(List<File> files)
    {
        foreach (var (n, file) in files.Index())
        {
            yield return ($"without {file.Name}", [.. files.Where(f => f != file)]);
            yield return ($"{file.Name} twice", [.. files, file]);
            yield return ($"{file.Name} renamed", [.. files.Select(f => f == file ? f with { Name = f.Name + "x" } : f)]);
            if (n > 0) yield return ($"{file.Name} earlier", [.. files.Take(n - 1), file, files[n - 1], .. files.Skip(n + 1)]);
        }

        yield return ("one more file", [.. files, new("readable/more.txt", [1])]);
        yield return ("a path out of it", [new("../manifest.json", files[0].Content), .. files.Skip(1)]);
        yield return ("nothing in it", []);
    }

    /// <summary>Events dropped, doubled, put in between, out of order or written in another way, sealed anew.</summary>
    private static IEnumerable<(string Name, List<File> Files)> Lines(List<File> files, Func<string, string, string> seal)
    {
        var at = files.FindIndex(f => f.Name == PackageFile.Events);
        var lines = Encoding.UTF8.GetString(files[at].Content).TrimEnd('\n').Split('\n');
        (string, List<File>) Sealed(string name, IEnumerable<string> changed) => (name, Resealed(Put(files, at, Encoding.UTF8.GetBytes(string.Concat(changed.Select(l => l + "\n")))), seal));
        for (var n = 0; n < lines.Length; n += 7)
        {
            yield return Sealed($"event {n} dropped", lines.Where((_, i) => i != n));
            yield return Sealed($"event {n} twice", [.. lines[..n], lines[n], .. lines[n..]]);
            if (n > 0) yield return Sealed($"events {n - 1} and {n} change places", [.. lines[..(n - 1)], lines[n], lines[n - 1], .. lines[(n + 1)..]]);
            if (n > 0) yield return Sealed($"event {n} says what {n - 1} says", [.. lines[..n], lines[n - 1].Replace($"\"idx\":{19 + n},", $"\"idx\":{20 + n},", StringComparison.Ordinal), .. lines[(n + 1)..]]);
        }

        foreach (var (name, from, to) in new[] { ("space", "{\"idx\"", "{ \"idx\""), ("leading zero", "\"idx\":20,", "\"idx\":020,"), ("revision", "\"rev\":0", "\"rev\":1"), ("zeros before a revision", "\"rev\":0", "\"rev\":00"), ("type", "thing-happened", "thing-forgotten"),
            ("stream", "trial.thing-", "trial.thong-"), ("content type", "application/json", "application/jsom"), ("reason of withholding", "\"why\":\"private\"", "\"why\":\"forgotten\""), ("withheld as erased", "\"why\":\"private\"", "\"why\":\"erased\""), ("unknown field", "\"ct\":", "\"cu\":\"\",\"ct\":"), ("padding", "=\"", "\""), ("more padding", "=\"", "==\"") })
            yield return Sealed(name, [string.Join('\n', lines) is var all && all.IndexOf(from, StringComparison.Ordinal) is >= 0 and var i ? all[..i] + to + all[(i + from.Length)..] : throw new InvalidOperationException($"{from} is nowhere")]);
        // The last bits before the padding mean nothing: another letter decodes to the same bytes.
        foreach (var (n, line) in lines.Index().Where(l => l.Item.Contains("==\"", StringComparison.Ordinal)).Take(12))
        {
            var end = line.IndexOf("==\"", StringComparison.Ordinal);
            yield return Sealed($"base64 of event {n} in another way", lines.Select((l, i) => i == n ? $"{l[..(end - 1)]}{(char)(l[end - 1] + 1)}{l[end..]}" : l));
        }
    }

    /// <summary>The manifest says more, less or otherwise, sealed anew.</summary>
    private static IEnumerable<(string Name, List<File> Files)> Manifests(List<File> files, Func<string, string, string> seal)
    {
        var text = Encoding.UTF8.GetString(files[0].Content);
        (string, List<File>) Sealed(string name, string changed) => (name, WithManifest(files, Encoding.UTF8.GetBytes(changed), seal));
        foreach (var field in (string[])["population", "disclosed", "withheld", "erased", "leafOnly", "begin", "end", "size"])
        {
            var node = JsonNode.Parse(text)!;
            node[field] = node[field]!.GetValue<long>() + 1;
            yield return Sealed($"{field} is one more", Text(node));
        }

        foreach (var field in JsonNode.Parse(text)!.AsObject().Select(p => p.Key).ToArray())
        {
            var without = JsonNode.Parse(text)!;
            without.AsObject().Remove(field);
            yield return Sealed($"without {field}", Text(without));
            yield return Sealed($"{field} twice", text.Replace($"\"{field}\":", $"\"{field}\":0,\"{field}\":", StringComparison.Ordinal));
        }

        yield return Sealed("unknown field", text[..^1] + ",\"more\":1}");
        yield return Sealed("other format", text.Replace("bundle/1", "bundle/2", StringComparison.Ordinal));
        yield return Sealed("space", text + " ");
        yield return Sealed("type counted otherwise", text.Replace("\"trial.thing-happened\":", "\"trial.thing-hopped\":", StringComparison.Ordinal));
        yield return Sealed("file not named", text.Replace("\"policy\":", "\"polity\":", StringComparison.Ordinal));
        yield return Sealed("other origin", text.Replace("pmo/log/", "pmo/lag/", StringComparison.Ordinal));
    }

    /// <summary>Proofs and checkpoints changed and exchanged, sealed anew.</summary>
    private static IEnumerable<(string Name, List<File> Files)> Proofs(List<File> files, Func<string, string, string> seal)
    {
        foreach (var (n, file) in files.Index().Where(f => f.Item.Name == PackageFile.Range || f.Item.Name.StartsWith(PackageFile.Consistency, StringComparison.Ordinal)))
        {
            var lines = Encoding.UTF8.GetString(file.Content).Split('\n');
            var hashes = file.Name == PackageFile.Range ? lines.Length - 1 : Array.IndexOf(lines, "");
            for (var i = 0; i < hashes; i++)
            {
                yield return ($"{file.Name} without hash {i}", Resealed(Put(files, n, Join(lines.Where((_, l) => l != i))), seal));
                yield return ($"{file.Name} with hash {i} twice", Resealed(Put(files, n, Join([.. lines[..i], lines[i], .. lines[i..]])), seal));
                yield return ($"{file.Name} with another hash {i}", Resealed(Put(files, n, Join(lines.Select((l, k) => k == i ? Convert.ToBase64String(SHA256.HashData([(byte)i])) : l))), seal));
            }
        }

        var checkpoint = files.FindIndex(f => f.Name == PackageFile.Checkpoint);
        foreach (var (n, file) in files.Index().Where(f => f.Item.Name.StartsWith(PackageFile.Consistency, StringComparison.Ordinal)))
        {
            var earlier = Encoding.UTF8.GetString(file.Content).Split("\n\n", 2)[1];
            yield return ("an earlier checkpoint instead", Resealed(Put(files, checkpoint, Encoding.UTF8.GetBytes(earlier)), seal));
            yield return ("the checkpoint as the earlier one", Resealed(Put(files, n, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Content).Split("\n\n", 2)[0] + "\n\n" + Encoding.UTF8.GetString(files[checkpoint].Content))), seal));
        }

        var note = SignedNote.Parse(Encoding.UTF8.GetString(files[checkpoint].Content))!;
        var forged = Checkpoint.Of(note)! with { Root = SHA256.HashData([7]) };
        yield return ("a checkpoint that somebody else signed", Resealed(Put(files, checkpoint, Encoding.UTF8.GetBytes(new SigningKey(SigningKey.Make()).Sign(forged).ToString())), seal));
        yield return ("a checkpoint over something else", Resealed(Put(files, checkpoint, Encoding.UTF8.GetBytes(seal(forged.Origin, forged.Text))), seal));
        yield return ("a seal instead of the checkpoint", Resealed(Put(files, checkpoint, files[1].Content), seal));
        yield return ("the checkpoint instead of the seal", Put(files, 1, files[checkpoint].Content));
    }

    private static byte[] Join(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private static List<File> Put(List<File> files, int at, byte[] content) => [.. files.Select((f, n) => n == at ? f with { Content = content } : f)];

    private static List<File> Resealed(List<File> files, Func<string, string, string> seal) => WithManifest(files, Rehashed(files)[0].Content, seal);

    private static List<File> WithManifest(List<File> files, byte[] manifest, Func<string, string, string> seal)
    {
        var origin = Encoding.UTF8.GetString(files[4].Content).Split('\n')[0];
        return Put(Put(files, 0, manifest), 1, Encoding.UTF8.GetBytes(seal(VerifierOrigin(files) ?? origin, PackageManifest.Sealed(VerifierOrigin(files) ?? origin, manifest))));
    }

    // The log's own name, also when the checkpoint was exchanged.
    private static string? VerifierOrigin(List<File> files) => JsonNode.Parse(files[0].Content)?["origin"]?.GetValue<string>();

    private static List<File> Rehashed(List<File> files)
    {
        var node = JsonNode.Parse(files[0].Content)!;
        foreach (var file in files.Skip(2)) node["files"]![file.Name] = Convert.ToHexStringLower(SHA256.HashData(file.Content));
        return Put(files, 0, Encoding.UTF8.GetBytes(Text(node)));
    }

    // The manifest names these files in this order.
    private static List<File> Listed(List<File> files, Func<string, string, string> seal)
    {
        var node = JsonNode.Parse(files[0].Content)!;
        node["files"] = new JsonObject(files.Skip(2).Select(f => KeyValuePair.Create(f.Name, (JsonNode?)Convert.ToHexStringLower(SHA256.HashData(f.Content)))));
        return WithManifest(files, Encoding.UTF8.GetBytes(Text(node)), seal);
    }

    private static string Text(JsonNode node) => node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static byte[] Zip(List<File> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in files) zip.Add(file.Name, new MemoryStream(file.Content));
        return bytes.ToArray();
    }
}
