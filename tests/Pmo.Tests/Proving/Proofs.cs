namespace Pmo.Tests.Proving;

/// <summary>Asks a world whether what its tables hold is what its log makes.</summary>
internal static class Proofs
{
    /// <summary>Follows the log to its end, proves every module's tables, and gives the proofs.</summary>
    public static async Task<IReadOnlyList<RebuildProof>> AssertProven(this World world)
    {
        await world.Get<Memories>().CatchUp();
        await world.Get<ReadModels>().CatchUp();
        var proofs = new List<RebuildProof>();
        foreach (var module in world.Get<ReadModels>().Modules) proofs.Add(await world.Get<RebuildProofs>().Of(module, _ => { }));
        Assert.True(proofs.All(p => p.Same), string.Join('\n', proofs.SelectMany(p => p.Differences).Select(d => d.Sentence)));
        Assert.Contains(proofs.SelectMany(p => p.Tables), t => t.Rows > 0);
        return proofs;
    }
}
