using Microsoft.Extensions.Logging;

namespace Pmo;

/// <summary>The files of one module's tables: which may serve, which are set aside, which are no longer needed.</summary>
internal sealed class ReadModelFolder(string directory, ModuleTables tables, INames names, ILogger log, TimeProvider clock)
{
    /// <summary>Makes the folder, and removes what a fill left that did not end.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(directory);
        foreach (var stray in Directory.GetFiles(directory, tables.Module + ".*.filling*")) File.Delete(stray);
    }

    /// <summary>The newest file whose tables and meaning are today's; null without one.</summary>
    public ReadModelFile? OpenCurrent() => TryOpen($"{tables.Module}.{tables.Prints}.*.db");

    /// <summary>The newest file whose tables are today's, whatever they meant; null without one.</summary>
    public ReadModelFile? OpenOlder() => TryOpen($"{tables.Module}.{tables.SchemaPrint}-*.db");

    /// <summary>A file of a name that was never used, so that nothing is renamed under those who still read the old one.</summary>
    public string NewName() => Path.Combine(directory, $"{tables.Module}.{tables.Prints}.{Guid.CreateVersion7():n}.db");

    /// <summary>Opens a file that was filled.</summary>
    public ReadModelFile Open(string path) => new(path, names);

    /// <summary>Removes the module's files of older meanings, now that these are what is needed.</summary>
    public void RemoveAllBut(params string?[] needed)
    {
        foreach (var path in Directory.GetFiles(directory, tables.Module + ".*.db").Except(needed))
            foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(path + suffix);
    }

    private ReadModelFile? TryOpen(string pattern)
    {
        foreach (var path in Directory.GetFiles(directory, pattern).OrderByDescending(p => p.Split('.')[^2], StringComparer.Ordinal))
        {
            try
            {
                return new ReadModelFile(path, names);
            }
            catch (Exception damage)
            {
                // A read model is a file that can be lost: keep the broken one for study, fill a new one.
                log.LogWarning(damage, "Read model {File} is damaged; it is set aside and filled anew", path);
                File.Move(path, $"{path}.corrupt-{clock.GetUtcNow().UtcTicks:x}", overwrite: true);
                foreach (var suffix in (string[])["-wal", "-shm"]) File.Delete(path + suffix);
            }
        }

        return null;
    }
}
