using System.Diagnostics.CodeAnalysis;

namespace Pmo;

/// <summary>Tables kept up to date from events. Pure: an event in, statements out.</summary>
/// <remarks>
/// All projections of a module live in one file with one checkpoint, so that a page never sees two tables disagree. Instants
/// are stored as microseconds since 1970 (integer), days as <c>yyyy-MM-dd</c>, enums by name, ids as 16 bytes, money as real.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "The field's word.")]
public abstract class Projection
{
    /// <summary>The tables (<c>create table …;</c>). Changing them makes a new file that is filled from the log.</summary>
    public abstract string Schema { get; }

    /// <summary>Indexes and full-text tables, made after a bulk fill.</summary>
    public virtual string Indexes => "";

    /// <summary>Raise it when <see cref="Apply"/> means something else than before: the file is filled anew beside the old one.</summary>
    public virtual int Version => 1;

    /// <summary>What an event changes. <paramref name="about"/> gives position, moment and actor where the event does not carry them.</summary>
    public abstract Sql[] Apply(object @event, Recorded about);

    /// <summary>The event does not concern these tables.</summary>
    protected static Sql[] Skip { get; } = [];

    /// <summary>A statement; every <c>{value}</c> becomes a parameter, never text.</summary>
    protected static Sql Sql(ref SqlText statement) => statement.ToSql();
}

/// <summary>Answers one question from the module's tables.</summary>
public interface IAnswer<in TQuery, out TAnswer> where TQuery : IQuery<TAnswer>
{
    /// <summary>The answer for this viewer. All selects of one answer see the same moment of the tables.</summary>
    TAnswer Answer(TQuery query, Viewer who, Db db);
}
