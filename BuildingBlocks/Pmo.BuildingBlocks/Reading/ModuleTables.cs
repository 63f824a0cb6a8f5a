using System.Security.Cryptography;
using System.Text;

namespace Pmo;

/// <summary>All projections of one module: one file, one checkpoint.</summary>
internal sealed class ModuleTables(string module, IReadOnlyList<Projection> projections)
{
    /// <summary>All modules' projections, by module.</summary>
    public static IEnumerable<ModuleTables> Of(IEnumerable<Projection> all) => all.GroupBy(p => MessageNames.ModuleOf(p.GetType())).Select(g => new ModuleTables(g.Key, [.. g]));

    /// <summary>The module's name in lower case.</summary>
    public string Module => module;

    /// <summary>In a fixed order.</summary>
    public IReadOnlyList<Projection> Projections { get; } = [.. projections.OrderBy(p => p.GetType().FullName, StringComparer.Ordinal)];

    /// <summary>Changes with the tables: then an old file cannot serve.</summary>
    public string SchemaPrint { get; } = Print(projections.Select(p => p.GetType().Name + p.Schema));

    /// <summary>Changes with the meaning: then an old file serves until the new one is filled.</summary>
    public string VersionPrint { get; } = Print(projections.Select(p => $"{p.GetType().Name} {p.Version} {p.Indexes}"));

    /// <summary>Both, as they stand in the file's name.</summary>
    public string Prints => $"{SchemaPrint}-{VersionPrint}";

    /// <summary>The tables every file has beside its projections'.</summary>
    public string Schema => string.Join(";\n", ((string[])[
        "create table pmo_checkpoint (position integer not null)",
        "insert into pmo_checkpoint values (0)",
        "create table pmo_parked (projection text not null, stream text not null, position integer not null, event text not null, reason text not null, primary key (projection, stream))",
        .. Projections.Select(p => p.Schema.Trim().TrimEnd(';'))]).Where(s => s.Length > 0));

    /// <summary>Made when a bulk fill is done.</summary>
    public string Indexes => string.Join(";\n", Projections.Select(p => p.Indexes.Trim().TrimEnd(';')).Where(s => s.Length > 0));

    private static string Print(IEnumerable<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts.Order(StringComparer.Ordinal)))))[..8];
}
