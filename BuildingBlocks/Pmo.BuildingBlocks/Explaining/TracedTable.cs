namespace Pmo;

/// <summary>How the value of a cell is put into words.</summary>
public enum CellKind
{
    /// <summary>A name in code, such as a state: its words.</summary>
    Word,
    /// <summary>A short text or a day, as it stands.</summary>
    Plain,
    /// <summary>A number.</summary>
    Number,
    /// <summary>Yes or no.</summary>
    Flag,
    /// <summary>An instant.</summary>
    Instant,
    /// <summary>A person.</summary>
    Person,
    /// <summary>A unit of the organisation.</summary>
    Unit,
    /// <summary>A project.</summary>
    Project,
}

/// <summary>A column whose history is told. Prose is never among them: what a trace holds, many may read.</summary>
/// <param name="Name">The column.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Topic">What it is about, where that is something else than its table.</param>
public sealed record TracedColumn(string Name, string Label, CellKind Kind = CellKind.Word, string? Topic = null);

/// <summary>A table of which every change can be asked for: which event made it.</summary>
/// <param name="Name">The table.</param>
/// <param name="Noun">What one row is: "Report".</param>
/// <param name="Key">The columns of its primary key, in order.</param>
/// <param name="Project">The column that says which project a row is about; null: none, so that it stands in no difference.</param>
/// <param name="Columns">The columns traced.</param>
public sealed record TracedTable(string Name, string Noun, IReadOnlyList<string> Key, string? Project, IReadOnlyList<TracedColumn> Columns)
{
    /// <summary>What the table is about in a difference: "Escalations"; null: it is not compared, because it only repeats what others say.</summary>
    public string? Topic { get; init; }

    /// <summary>The kind of record that a row is, up to the dash of its stream, where its key's first column is that record's id.</summary>
    public string? Stream { get; init; }

    /// <summary>The column of this name.</summary>
    public TracedColumn? Find(string column) => Columns.FirstOrDefault(c => c.Name == column);
}
