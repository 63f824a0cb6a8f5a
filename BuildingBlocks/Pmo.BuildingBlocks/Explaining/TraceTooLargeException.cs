namespace Pmo;

/// <summary>Writing down which event set which cell of a module would take more room than it may. Figures, rows and sums are right all the same.</summary>
/// <param name="module">The module.</param>
/// <param name="allowed">How many bytes it may take.</param>
public sealed class TraceTooLargeException(string module, long allowed) : Exception(string.Create(System.Globalization.CultureInfo.InvariantCulture,
    $"Which event set which cell cannot be told just now: to write it down for {module} would take more than {allowed / 1_000_000m:#,0.#} MB, the room it may take (four times its tables, and 64 MB at least). Nothing is wrong with the figures. Step through a record to see its events; tell an administrator if this stays."))
{
    /// <summary>The stable code.</summary>
    public const string Code = "trace.too-large";

    /// <summary>How many bytes it may take.</summary>
    public long Allowed => allowed;
}
