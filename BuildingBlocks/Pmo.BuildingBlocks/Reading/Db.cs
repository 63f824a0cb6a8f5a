namespace Pmo;

/// <summary>The module's tables at one moment, for one answer. Values become parameters, never text.</summary>
public abstract class Db
{
    /// <summary>Rows, made by the record's constructor: columns by name (<c>days_late</c> fills <c>DaysLate</c>).</summary>
    public abstract IReadOnlyList<T> List<T>(ref SqlText select);

    /// <summary>The first row, or null.</summary>
    public abstract T? One<T>(ref SqlText select) where T : class;

    /// <summary>The first value, or the default.</summary>
    public abstract T? Value<T>(ref SqlText select);

    /// <summary>True once a statement used <see cref="Viewer.Projects"/>.</summary>
    public bool Filtered { get; protected set; }
}
