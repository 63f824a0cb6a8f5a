using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Pmo;

/// <summary>One reading connection with the queries it has prepared, found by shape: a page's dozen queries cost more to prepare than to run. Used by one reader at a time.</summary>
internal sealed class PreparedQueries(SqliteConnection connection) : IDisposable
{
    // Filters and orders put together make many shapes; what is asked often comes back soon.
    private const int Most = 200;
    private readonly Dictionary<int, SqliteCommand> commands = [];

    /// <summary>Begins a read transaction: all queries in it see the same moment.</summary>
    public SqliteTransaction Begin() => connection.BeginTransaction(deferred: true);

    /// <summary>Runs a query. Dispose the rows before the same query runs again.</summary>
    public SqliteDataReader Run(in Sql sql, SqliteTransaction transaction)
    {
        if (!commands.TryGetValue(sql.Shape.Number, out var command)) commands[sql.Shape.Number] = command = Prepare(sql);
        command.Transaction = transaction;
        for (var i = 0; i < sql.Values.Length; i++) command.Parameters[i].Value = sql.Values[i].ToObject();
        return command.ExecuteReader();
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private SqliteCommand Prepare(in Sql sql)
    {
        if (commands.Count == Most) Forget();
        var command = connection.CreateCommand();
        command.CommandText = Named(sql.Shape.Text);
        for (var i = 0; i < sql.Values.Length; i++) command.Parameters.Add(new SqliteParameter(NameOf(i), DBNull.Value));
        return command;
    }

    private void Forget()
    {
        foreach (var command in commands.Values) command.Dispose();
        commands.Clear();
    }

    private static string Named(string text)
    {
        var named = new StringBuilder(text.Length + 16);
        var n = 0;
        foreach (var c in text)
            if (c == '?') named.Append(NameOf(n++));
            else named.Append(c);
        return named.ToString();
    }

    private static string NameOf(int place) => string.Create(CultureInfo.InvariantCulture, $"@p{place}");
}
