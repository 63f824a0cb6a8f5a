using Dapper;
using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>
/// Makes a lost agenda anew from the log. What was sent before it was lost is not sent again in earnest: a command without effect
/// then, because nobody was to be told yet or the day had not come, might have one now. The log shows how far the agenda had come:
/// commands go out in the order of their due instants, so an event that one of them made proves that those due earlier had gone out.
/// </summary>
internal sealed class AgendaMakingAnew(SqliteConnection db)
{
    /// <summary>What broke or conflicted is tried again within this time: so near the end, nothing is taken for sent.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(2);

    // Dues fall as positions rise: all that is asked later is the latest due after a position.
    private readonly List<(long Position, long Due)> proofs = [];

    /// <summary>Begins, also where an earlier attempt was cut short.</summary>
    public void Begin() => ReadModelFile.Execute(db, "create temp table if not exists caused (id blob primary key, position integer not null) without rowid; delete from caused");

    /// <summary>Adds what followed from a page of events, and what the commands of these ids made at these positions.</summary>
    public void Add(IReadOnlyList<(AgendaRow Row, long Position)> rows, IReadOnlyList<(Guid Command, long Position)> made)
    {
        using var transaction = db.BeginTransaction();
        foreach (var (row, position) in rows)
        {
            Agenda.Insert(db, row, transaction);
            db.Execute("insert or ignore into caused values (@Id, @position)", new { Id = row.Id.ToByteArray(true), position }, transaction);
        }

        foreach (var (command, position) in made)
        {
            var key = command.ToByteArray(true);
            if (db.ExecuteScalar<long?>("select due from agenda where id = @key", new { key }, transaction) is not { } due) continue;
            while (proofs.Count > 0 && proofs[^1].Due <= due) proofs.RemoveAt(proofs.Count - 1);
            proofs.Add((position, due));
            Agenda.Remove(db, key, due, transaction);
        }

        transaction.Commit();
    }

    /// <summary>Marks what was sent before, and moves the policies' positions: from here on the agenda is like one that was never lost.</summary>
    public void End(IEnumerable<string> policies, long position)
    {
        using var transaction = db.BeginTransaction();
        var from = 0L;
        foreach (var (until, due) in proofs)
        {
            db.Execute("insert or ignore into sent select a.id, @due from agenda a join caused c on c.id = a.id where c.position >= @from and c.position < @until and a.due < @before",
                new { from, until, due, before = due - (long)Margin.TotalMicroseconds }, transaction);
            from = until;
        }

        foreach (var name in policies) Agenda.Move(db, name, position, transaction);
        ReadModelFile.Execute(db, "delete from caused");
        transaction.Commit();
    }
}
