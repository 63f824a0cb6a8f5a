using System.Text;
using Pmo.Reporting.Importing;

namespace Pmo.Tests.Reporting.Importing;

/// <summary>Imports a file into a world as the host does, to the end.</summary>
internal static class Imported
{
    public static Task<ImportPlan> Real(World world, string file, string map)
    {
        var (yaml, bytes) = (Portfolios.Map(map), File.ReadAllBytes(Portfolios.Real(file)));
        return Into(world, bytes, yaml, file);
    }

    /// <summary>Rows under the usual header.</summary>
    public static Task<ImportPlan> Rows(World world, string rows, string map = Sheet.Map) => Into(world, Encoding.UTF8.GetBytes(Sheet.Header + rows), map);

    public static async Task<ImportPlan> Into(World world, byte[] file, string map, string name = "small.csv")
    {
        var plan = Planning.Of(ImportMapFile.Read(map), file, name, map);
        await world.Get<PolicyRunner>().Start();
        var begun = await world.Get<Importer>().Begin(plan, file, map, World.Officer);
        Assert.True(begun.Accepted, begun.Sentence);
        await world.Get<Importer>().Run(plan.Import);
        await world.Get<PolicyRunner>().RunDue();
        return plan;
    }

    /// <summary>What the log keeps of an import's file.</summary>
    public static async Task<string> KeptIn(World world)
    {
        var packed = Convert.FromBase64String(string.Concat((await world.Log<ImportPartKept>()).Select(p => p.Content)));
        using var text = new StreamReader(new System.IO.Compression.GZipStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress));
        return await text.ReadToEndAsync();
    }
}
