namespace Pmo.Host.Packages;

/// <summary>The packages that were made, as files in the data directory. One can be fetched only when the log tells of it.</summary>
internal sealed class PackageShelf(PmoSettings settings)
{
    /// <summary>The stream in which every package is told of.</summary>
    public const string Stream = "host.packages-all";

    private readonly string folder = Path.Combine(Path.GetFullPath(settings.DataDirectory), "packages");

    /// <summary>Where one is written until the log tells of it.</summary>
    public string InTheMaking(Guid package) => Path.Combine(PrivateFolder.Make(folder).FullName, $"{package:n}.making");

    /// <summary>Makes one fetchable.</summary>
    public void Put(Guid package) => File.Move(InTheMaking(package), FileOf(package), overwrite: true);

    /// <summary>Whether there is one of this id.</summary>
    public bool Has(Guid package) => File.Exists(FileOf(package));

    /// <summary>The file of one.</summary>
    public string FileOf(Guid package) => Path.Combine(folder, $"{package:n}.pmoaudit");
}
