using Microsoft.AspNetCore.Http;

namespace Pmo.Reporting.Importing;

/// <summary>Turns an upload into a plan. The API, the command line and the page all come through here.</summary>
internal static class ImportUpload
{
    /// <summary>The largest file and map together, in bytes.</summary>
    public const long Largest = 25 << 20;

    private const long LargestMap = 200_000;

    /// <summary>Who may import.</summary>
    public static Role[] May { get; } = [Role.PmoOfficer, Role.HeadOfPmo, Role.Administrator];

    /// <summary>The plan with file and map, or why there can be none.</summary>
    /// <param name="map">A mapping file; or null, and <paramref name="shipped"/> names one that ships.</param>
    public static async Task<(Preview? Preview, string? Wrong)> Read(IFormFile? file, IFormFile? map, string? shipped, PersonId by, Importer importer, CancellationToken cancellation = default)
    {
        if (file is null || file.Length == 0) return (null, "Choose the file to import; this one is missing or empty.");
        if (file.Length > Largest) return (null, "The file is larger than 25 MB. Split it by reporting date and import the parts in turn.");
        var text = map is { Length: > 0 and <= LargestMap } ? await Text(map, cancellation) : ShippedMaps.Find(shipped ?? "");
        if (map?.Length > LargestMap) return (null, "The mapping file is larger than 200 kB.");
        if (text is null) return (null, $"Choose a mapping file, or one that ships: {string.Join(", ", ShippedMaps.All.Select(m => m.Key))}.");
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        try
        {
            var name = Path.GetFileName(file.FileName);
            var plan = Planning.Of(ImportMapFile.Read(text), bytes.GetBuffer().AsMemory(0, (int)bytes.Length), name.Length is > 0 and <= 200 ? name : "file.csv", text);
            return (new Preview(await importer.Checked(plan, cancellation), bytes.ToArray(), text, by), null);
        }
        catch (ImportMapException wrong)
        {
            return (null, wrong.Message);
        }
    }

    private static async Task<string> Text(IFormFile map, CancellationToken cancellation)
    {
        using var reader = new StreamReader(map.OpenReadStream());
        return await reader.ReadToEndAsync(cancellation);
    }
}
