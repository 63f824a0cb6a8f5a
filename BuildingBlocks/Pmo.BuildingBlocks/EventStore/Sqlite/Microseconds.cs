namespace Pmo.Sqlite;

/// <summary>Instants as the log keeps them: whole microseconds since 1970, UTC.</summary>
internal static class Microseconds
{
    public static long From(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToInstant(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
