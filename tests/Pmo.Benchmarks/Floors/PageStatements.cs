using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace Pmo.Benchmarks;

/// <summary>The SQL of a page and nothing else: the statements behind every question the page asks, prepared once, run with the same values, every column read.</summary>
internal sealed class PageStatements(IServiceProvider services, string dataDirectory) : IDisposable
{
    private readonly Dictionary<string, SqliteConnection> files = [];
    private readonly Dictionary<(string Module, int Shape), sqlite3_stmt> prepared = [];
    private readonly List<IReadOnlyList<(string Module, Sql Sql)>> pages = [];
    private readonly List<Action> answers = [];
    private int next;
    private int answered;

    /// <summary>Takes the statements of a page from the questions it asked.</summary>
    public void Add(IEnumerable<object> questions, Viewer who)
    {
        var statements = new List<(string, Sql)>();
        var asked = new List<Action>();
        foreach (var question in questions)
        {
            if (MessageCatalogue.AnswerOf(question.GetType()) is not { } answer) continue;
            var face = typeof(IAnswer<,>).MakeGenericType(question.GetType(), answer);
            if (services.GetService(face) is not { } answering) continue;
            var module = MessageNames.ModuleOf(answering.GetType());
            var file = File(module);
            var ask = face.GetMethod(nameof(IAnswer<IQuery<int>, int>.Answer))!;
            using var transaction = file.BeginTransaction(deferred: true);
            var db = new RecordingDb(new SqliteDb(new PreparedQueries(file), transaction));
            ask.Invoke(answering, [question, who, db]);
            statements.AddRange(db.Statements.Select(s => (module, s)));
            asked.Add(() => services.GetRequiredService<ReadModels>().Read(answering.GetType(), tables => ask.Invoke(answering, [question, who, tables])));
        }

        if (statements.Count == 0) throw new InvalidOperationException("The page asked the tables nothing.");
        pages.Add(statements);
        answers.Add(() => asked.ForEach(a => a()));
    }

    /// <summary>Has the product answer the questions of the next page, without the page; milliseconds.</summary>
    public double AnswerNext()
    {
        var start = Stopwatch.GetTimestamp();
        answers[answered++ % answers.Count]();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Runs the statements of the next page; milliseconds.</summary>
    public double RunNext()
    {
        var page = pages[next++ % pages.Count];
        var start = Stopwatch.GetTimestamp();
        foreach (var file in files.Values) Raw.Execute(file.Handle!, "begin");
        foreach (var (module, sql) in page) Run(module, sql);
        foreach (var file in files.Values) Raw.Execute(file.Handle!, "commit");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values) statement.Dispose();
        foreach (var file in files.Values) file.Dispose();
    }

    private void Run(string module, Sql sql)
    {
        var db = files[module].Handle!;
        if (!prepared.TryGetValue((module, sql.Shape.Number), out var statement)) prepared[(module, sql.Shape.Number)] = statement = Raw.Prepare(db, sql.Shape.Text);
        for (var n = 0; n < sql.Values.Length; n++) Raw.Bind(statement, n + 1, sql.Values[n]);
        int code;
        while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW) Raw.Read(statement);
        raw.sqlite3_reset(statement);
        Raw.Check(code, db);
    }

    private SqliteConnection File(string module)
    {
        if (files.TryGetValue(module, out var open)) return open;
        var path = Directory.GetFiles(Path.Combine(dataDirectory, "reads"), $"{module}.*.db").OrderDescending(StringComparer.Ordinal).First();
        var file = new SqliteConnection($"Data Source={path};Pooling=false");
        file.Open();
        Raw.Execute(file.Handle!, "pragma query_only = 1; pragma cache_size = -16384; pragma temp_store = memory; pragma mmap_size = 268435456");
        var names = services.GetRequiredService<INames>();
        file.CreateFunction("person_name", (byte[]? id) => id is { Length: 16 } ? names.Of(new PersonId(new Guid(id, bigEndian: true))) : null);
        return files[module] = file;
    }

    private sealed class RecordingDb(SqliteDb db) : Db
    {
        public List<Sql> Statements { get; } = [];

        public override IReadOnlyList<T> List<T>(ref SqlText select)
        {
            Statements.Add(select.ToSql());
            return db.List<T>(ref select);
        }

        public override T? One<T>(ref SqlText select) where T : class
        {
            Statements.Add(select.ToSql());
            return db.One<T>(ref select);
        }

        public override T? Value<T>(ref SqlText select) where T : default
        {
            Statements.Add(select.ToSql());
            return db.Value<T>(ref select);
        }
    }
}
