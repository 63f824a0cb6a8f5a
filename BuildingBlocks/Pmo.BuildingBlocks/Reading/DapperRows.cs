using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace Pmo;

/// <summary>
/// How Dapper makes our rows: records by name whatever the order of the columns, and every value through a converter that
/// looks at what SQLite really gave, because its columns have no fixed type.
/// </summary>
internal static class DapperRows
{
    private static readonly ConcurrentDictionary<Type, bool> Ids = new();
    private static int configured;

    public static void Configure()
    {
        if (Interlocked.Exchange(ref configured, 1) == 1) return;
        SqlMapper.TypeMapProvider = static t => new Row(t);
        Add(static v => v as string ?? Convert.ToString(v, CultureInfo.InvariantCulture)!);
        Add(static v => Convert.ToInt32(v, CultureInfo.InvariantCulture));
        Add(static v => Convert.ToInt64(v, CultureInfo.InvariantCulture));
        Add(static v => Convert.ToInt64(v, CultureInfo.InvariantCulture) != 0);
        Add(static v => Convert.ToDouble(v, CultureInfo.InvariantCulture));
        Add(static v => Convert.ToDecimal(v, CultureInfo.InvariantCulture));
        Add(static v => new Guid((byte[])v, bigEndian: true));
        Add(static v => DateTimeOffset.UnixEpoch.AddMicroseconds(Convert.ToInt64(v, CultureInfo.InvariantCulture)));
        Add(static v => DateOnly.ParseExact((string)v, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(static v => TimeOnly.ParseExact((string)v, "HH:mm", CultureInfo.InvariantCulture));
    }

    private static void Add<T>(Func<object, T> read)
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.AddTypeHandler(new Reader<T>(read));
    }

    /// <summary>Ids are learnt from the rows that use them.</summary>
    private static void LearnId(Type type)
    {
        var t = Nullable.GetUnderlyingType(type) ?? type;
        if (!Ids.TryAdd(t, true) || !t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>))) return;
        SqlMapper.AddTypeHandler(t, (SqlMapper.ITypeHandler)Activator.CreateInstance(typeof(IdReader<>).MakeGenericType(t))!);
    }

    private sealed class Reader<T>(Func<object, T> read) : SqlMapper.TypeHandler<T>
    {
        public override T Parse(object value) => read(value);
        public override void SetValue(IDbDataParameter parameter, T? value) => parameter.Value = value;
    }

    private sealed class IdReader<T> : SqlMapper.TypeHandler<T> where T : struct, IId<T>
    {
        public override T Parse(object value) => T.From(new Guid((byte[])value, bigEndian: true));
        public override void SetValue(IDbDataParameter parameter, T value) => parameter.Value = value.Value.ToByteArray(bigEndian: true);
    }

    /// <summary>A record made with defaults and then filled by column name; a column that fits nothing is an error, not a silent loss.</summary>
    private sealed class Row : SqlMapper.ITypeMap
    {
        private readonly Type type;
        private readonly Dictionary<string, PropertyInfo> properties;

        public Row(Type type)
        {
            this.type = type;
            properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).ToDictionary(p => p.Name.ToUpperInvariant());
            foreach (var p in properties.Values) LearnId(p.PropertyType);
        }

        public ConstructorInfo? FindConstructor(string[] names, Type[] types) => null;

        public ConstructorInfo? FindExplicitConstructor() =>
            type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();

        public SqlMapper.IMemberMap? GetConstructorParameter(ConstructorInfo constructor, string columnName) => null;

        public SqlMapper.IMemberMap? GetMember(string columnName) =>
            properties.TryGetValue(columnName.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant(), out var property)
                ? new Member(columnName, property)
                : throw new InvalidOperationException($"The column {columnName} has no place in {type.Name}.");

        private sealed class Member(string column, PropertyInfo property) : SqlMapper.IMemberMap
        {
            public string ColumnName => column;
            public Type MemberType => property.PropertyType;
            public PropertyInfo? Property => property;
            public FieldInfo? Field => null;
            public ParameterInfo? Parameter => null;
        }
    }
}
