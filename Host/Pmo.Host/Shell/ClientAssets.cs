using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Pmo.Components;

namespace Pmo.Host.Shell;

/// <summary>What the browser loads: built by client/build.mjs, embedded in this assembly, named by content and so kept for ever.</summary>
public sealed class ClientAssets
{
    private const string Prefix = "client/";
    private const string Forever = "public, max-age=31536000, immutable";
    private static readonly string[] Entries = ["manifest.json", "icons.json"];
    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly FrozenDictionary<string, byte[]> files;
    private readonly FrozenDictionary<string, string> names;

    private ClientAssets(Dictionary<string, byte[]> files)
    {
        names = JsonSerializer.Deserialize<Dictionary<string, string>>(files["manifest.json"])!.ToFrozenDictionary();
        Icons = new IconSet(JsonSerializer.Deserialize<Dictionary<string, string[]>>(files["icons.json"])!);
        this.files = files.Where(f => !Entries.Contains(f.Key)).ToFrozenDictionary();
    }

    /// <summary>The drawings of the icons.</summary>
    public IconSet Icons { get; }

    /// <summary>The address of an entry point: <c>app.css</c>, <c>app.js</c>, <c>theme.js</c>.</summary>
    public string this[string entry] => $"/dist/{names[entry]}";

    /// <summary>Reads what the build embedded.</summary>
    public static ClientAssets Embedded()
    {
        var assembly = typeof(ClientAssets).Assembly;
        var files = new Dictionary<string, byte[]>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files[name[Prefix.Length..]] = content;
        }

        return new ClientAssets(files);
    }

    /// <summary>Answers one file, compressed as the browser accepts; 404 for a name of another build.</summary>
    public IResult Serve(string name, HttpContext context)
    {
        if (!files.TryGetValue(name, out var content) || !Types.TryGetContentType(name, out var type)) return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = Forever;
        headers.Vary = HeaderNames.AcceptEncoding;
        foreach (var (coding, suffix) in Codings)
            if (Accepts(context.Request, coding) && files.TryGetValue(name + suffix, out var smaller))
            {
                headers.ContentEncoding = coding;
                return Results.Bytes(smaller, type);
            }

        return Results.Bytes(content, type);
    }

    private static readonly (string Coding, string Suffix)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    private static bool Accepts(HttpRequest request, string coding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && e.Quality != 0);
}
