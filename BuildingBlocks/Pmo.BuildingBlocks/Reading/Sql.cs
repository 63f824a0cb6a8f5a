using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pmo;

/// <summary>A statement whose values are kept apart from its text.</summary>
/// <param name="Shape">The text, shared by all statements written at the same place.</param>
/// <param name="Values">The values in order.</param>
public readonly record struct Sql(SqlShape Shape, SqlValue[] Values);

/// <summary>What a value is bound as.</summary>
public enum SqlKind : byte { Null, Integer, Real, Text, Uuid, Blob }

/// <summary>One bound value; no boxing for the common kinds.</summary>
[StructLayout(LayoutKind.Auto)]
public struct SqlValue
{
    public SqlKind Kind;
    public long Integer;
    public double Real;
    public Guid Uuid;
    public object? Reference;

    /// <summary>The value as the database's ADO.NET provider takes it.</summary>
    public readonly object ToObject() => Kind switch
    {
        SqlKind.Null => DBNull.Value,
        SqlKind.Integer => Integer,
        SqlKind.Real => Real,
        SqlKind.Uuid => Uuid.ToByteArray(bigEndian: true),
        _ => Reference!,
    };
}

/// <summary>
/// The text of a statement, found by walking the literals it was written with: the same place in the source gives the same
/// shape by reference, so the prepared statement is found without hashing text.
/// </summary>
public sealed class SqlShape
{
    private static int count;
    private readonly Dictionary<string, SqlShape> literals = [];
    private string? onlyLiteral;
    private SqlShape? only;
    private SqlShape? hole;

    private SqlShape(string text) => (Text, Number) = (text, Interlocked.Increment(ref count));

    /// <summary>The empty text every statement starts from.</summary>
    public static SqlShape Root { get; } = new("");

    /// <summary>The SQL with <c>?</c> for each value.</summary>
    public string Text { get; }

    /// <summary>A small number, for tables of prepared statements.</summary>
    public int Number { get; }

    internal SqlShape Literal(string text) => ReferenceEquals(text, onlyLiteral) ? only! : Find(text);

    internal SqlShape Hole()
    {
        if (hole is { } known) return known;
        lock (literals) return hole ??= new SqlShape(Text + "?");
    }

    private SqlShape Find(string text)
    {
        lock (literals)
        {
            if (!literals.TryGetValue(text, out var next)) literals[text] = next = new SqlShape(Text + text);
            if (onlyLiteral is null)
            {
                only = next;
                onlyLiteral = text;
            }

            return next;
        }
    }
}

/// <summary>Writes <c>$"… {value} …"</c> as SQL with parameters. Only <see cref="ProjectFilter"/> and <see cref="SortBy"/> add text, which they choose themselves.</summary>
[InterpolatedStringHandler]
public ref struct SqlText
{
    private SqlShape shape;
    private SqlValue[] values;
    private int count;

    public SqlText(int literalLength, int formattedCount)
    {
        _ = literalLength;
        shape = SqlShape.Root;
        values = formattedCount == 0 ? [] : new SqlValue[formattedCount];
    }

    /// <summary>True when the statement asked for the viewer's projects: what the rights test looks for.</summary>
    internal bool Filtered { get; private set; }

    public void AppendLiteral(string text) => shape = shape.Literal(text);

    /// <summary>A condition on the viewer's own projects.</summary>
    public void AppendFormatted(ProjectFilter filter)
    {
        Filtered = true;
        if (filter.Own is null)
        {
            shape = shape.Literal("1");
            return;
        }

        shape = shape.Literal($"{filter.Column} in (select unhex(value) from json_each(");
        AppendFormatted("[" + string.Join(',', filter.Own.Select(p => $"\"{p.Value:n}\"").Order(StringComparer.Ordinal)) + "]");
        shape = shape.Literal("))");
    }

    /// <summary>An order by one of the columns the query allows.</summary>
    public void AppendFormatted(SortBy sort) => shape = shape.Literal(sort.Text);

    /// <summary>A condition that was written elsewhere, with its values.</summary>
    public void AppendFormatted(Where where)
    {
        foreach (var part in where.Parts)
            if (part is string text) shape = shape.Literal(text);
            else Add((SqlValue)part);
        Filtered |= where.Filtered;
    }

    public void AppendFormatted<T>(T value)
    {
        ref var v = ref Next();
        Bind(ref v, value);
    }

    private void Add(SqlValue value) => Next() = value;

    private ref SqlValue Next()
    {
        shape = shape.Hole();
        if (count == values.Length) Array.Resize(ref values, count + 4);
        return ref values[count++];
    }

    internal Sql ToSql()
    {
        if (count != values.Length) Array.Resize(ref values, count);
        return new Sql(shape, values);
    }

    internal static void Bind<T>(ref SqlValue v, T value)
    {
        if (typeof(T) == typeof(string)) SetText(ref v, (string?)(object?)value);
        else if (typeof(T) == typeof(int)) SetInteger(ref v, (int)(object)value!);
        else if (typeof(T) == typeof(long)) SetInteger(ref v, (long)(object)value!);
        else if (typeof(T) == typeof(bool)) SetInteger(ref v, (bool)(object)value! ? 1 : 0);
        else if (typeof(T) == typeof(DateTimeOffset)) SetInteger(ref v, Micros((DateTimeOffset)(object)value!));
        else if (typeof(T) == typeof(decimal)) SetReal(ref v, (double)(decimal)(object)value!);
        else if (typeof(T) == typeof(double)) SetReal(ref v, (double)(object)value!);
        else if (typeof(T) == typeof(Guid)) SetUuid(ref v, (Guid)(object)value!);
        else if (typeof(T) == typeof(ProjectId)) SetUuid(ref v, ((ProjectId)(object)value!).Value);
        else if (typeof(T) == typeof(PersonId)) SetUuid(ref v, ((PersonId)(object)value!).Value);
        else if (typeof(T).IsEnum) SetText(ref v, EnumNames<T>.Of(value));
        else BindOther(ref v, value);
    }

    private static void BindOther(ref SqlValue v, object? value)
    {
        switch (value)
        {
            case null: v.Kind = SqlKind.Null; break;
            case string s: SetText(ref v, s); break;
            case int i: SetInteger(ref v, i); break;
            case long l: SetInteger(ref v, l); break;
            case bool b: SetInteger(ref v, b ? 1 : 0); break;
            case double d: SetReal(ref v, d); break;
            case decimal m: SetReal(ref v, (double)m); break;
            case Guid g: SetUuid(ref v, g); break;
            case DateTimeOffset t: SetInteger(ref v, Micros(t)); break;
            case DateOnly day: SetText(ref v, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case TimeOnly time: SetText(ref v, time.ToString("HH:mm", CultureInfo.InvariantCulture)); break;
            case byte[] blob: (v.Kind, v.Reference) = (SqlKind.Blob, blob); break;
            case Enum e: SetText(ref v, e.ToString()); break;
            default:
                if (IdValues.TryGet(value, out var id)) SetUuid(ref v, id);
                else throw new NotSupportedException($"A {value.GetType().Name} cannot be a value of an SQL statement: give its text, number, day or id.");
                break;
        }
    }

    private static void SetInteger(ref SqlValue v, long n) => (v.Kind, v.Integer) = (SqlKind.Integer, n);
    private static void SetReal(ref SqlValue v, double d) => (v.Kind, v.Real) = (SqlKind.Real, d);
    private static void SetUuid(ref SqlValue v, Guid g) => (v.Kind, v.Uuid) = (SqlKind.Uuid, g);
    private static void SetText(ref SqlValue v, string? s) => (v.Kind, v.Reference) = (s is null ? SqlKind.Null : SqlKind.Text, s);

    /// <summary>Microseconds since 1970-01-01 UTC: how instants are stored in tables.</summary>
    internal static long Micros(DateTimeOffset t) => (t.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}

internal static class EnumNames<T>
{
    private static readonly Dictionary<ValueTuple<T>, string> Names =
        Enum.GetValues(typeof(T)).Cast<T>().Distinct().ToDictionary(v => ValueTuple.Create(v), v => v!.ToString()!);

    public static string Of(T value) => Names.TryGetValue(ValueTuple.Create(value), out var name) ? name : value!.ToString()!;
}

internal static class IdValues
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Func<object, Guid>?> Getters = new();

    public static bool TryGet(object value, out Guid id)
    {
        var get = Getters.GetOrAdd(value.GetType(), static t =>
            t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))
                ? v => (Guid)t.GetProperty("Value")!.GetValue(v)!
                : null);
        id = get is null ? default : get(value);
        return get is not null;
    }
}
