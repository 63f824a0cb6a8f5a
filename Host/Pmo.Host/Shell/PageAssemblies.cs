using System.Reflection;

namespace Pmo.Host.Shell;

/// <summary>Where pages are found: the host, and the modules that run.</summary>
public sealed class PageAssemblies
{
    /// <summary>The assemblies beside the host's own.</summary>
    public IReadOnlyList<Assembly> Modules { get; internal set; } = [];
}
