using Dapper;
using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>The tables of one module for one answer, its rows made by Dapper, inside one read transaction.</summary>
internal sealed class SqliteDb(PreparedQueries queries, SqliteTransaction transaction) : Db
{
    static SqliteDb() => DapperRows.Configure();

    public override IReadOnlyList<T> List<T>(ref SqlText select)
    {
        using var rows = Rows(ref select);
        return rows.Parse<T>().AsList();
    }

    public override T? One<T>(ref SqlText select) where T : class
    {
        using var rows = Rows(ref select);
        return rows.Parse<T>().FirstOrDefault();
    }

    public override T? Value<T>(ref SqlText select) where T : default
    {
        using var rows = Rows(ref select);
        return rows.Parse<T>().FirstOrDefault();
    }

    private SqliteDataReader Rows(ref SqlText select)
    {
        Filtered |= select.Filtered;
        return queries.Run(select.ToSql(), transaction);
    }
}
