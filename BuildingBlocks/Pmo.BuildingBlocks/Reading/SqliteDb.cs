using System.Collections.Concurrent;
using System.Data;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>The tables of one module for one answer, through Dapper, inside one read transaction.</summary>
internal sealed class SqliteDb(SqliteConnection connection, SqliteTransaction transaction) : Db
{
    private static readonly ConcurrentDictionary<int, string> Named = new();

    static SqliteDb() => DapperRows.Configure();

    public override IReadOnlyList<T> List<T>(ref SqlText select) => connection.Query<T>(Text(ref select, out var values), values, transaction).AsList();

    public override T? One<T>(ref SqlText select) where T : class => connection.QueryFirstOrDefault<T>(Text(ref select, out var values), values, transaction);

    public override T? Value<T>(ref SqlText select) where T : default => connection.ExecuteScalar<T>(Text(ref select, out var values), values, transaction);

    private string Text(ref SqlText select, out Bound values)
    {
        Filtered |= select.Filtered;
        var sql = select.ToSql();
        values = new Bound(sql.Values);
        return Named.TryGetValue(sql.Shape.Number, out var text) ? text : Named[sql.Shape.Number] = Name(sql.Shape.Text);
    }

    private static string Name(string text)
    {
        var named = new StringBuilder(text.Length + 16);
        var n = 0;
        foreach (var c in text)
            if (c == '?') named.Append("@p").Append(n++);
            else named.Append(c);
        return named.ToString();
    }

    private sealed class Bound(SqlValue[] values) : SqlMapper.IDynamicParameters
    {
        public void AddParameters(IDbCommand command, SqlMapper.Identity identity)
        {
            for (var i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter($"@p{i}", values[i].ToObject()));
        }
    }
}
