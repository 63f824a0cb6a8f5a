using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Pmo.Host.SignIn;

/// <summary>How much one person, or one unknown source, may ask for: enough for anyone at work, too little to wear the site out.</summary>
/// <param name="ReadsPerSecond">Reads a second in the long run, all endpoints together.</param>
/// <param name="ReadBurst">Reads at once.</param>
/// <param name="ChangesPerSecond">Changes a second in the long run, for each endpoint.</param>
/// <param name="ChangeBurst">Changes at once, for each endpoint.</param>
public sealed record RequestLimits(int ReadsPerSecond = 100, int ReadBurst = 500, int ChangesPerSecond = 20, int ChangeBurst = 200)
{
    /// <summary>The most bytes of a body, unless an endpoint takes files.</summary>
    public const long Body = 1_000_000;

    internal void Apply(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Share);
        options.OnRejected = async (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Ceiling(after.TotalSeconds) : 1;
            context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            if (context.HttpContext.Request.Path.StartsWithSegments("/api"))
                await Problems.Problem(StatusCodes.Status429TooManyRequests, "request.too-many", "This is more than usual in a short time. Wait a moment and try again.").ExecuteAsync(context.HttpContext);
        };
    }

    private RateLimitPartition<string> Share(HttpContext http)
    {
        var who = http.Features.Get<Identity>()?.Viewer.Person.ToString() ?? http.Connection.RemoteIpAddress?.ToString() ?? "local";
        var changes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        return changes
            ? RateLimitPartition.GetTokenBucketLimiter($"{who} {(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}", _ => Bucket(ChangeBurst, ChangesPerSecond))
            : RateLimitPartition.GetTokenBucketLimiter(who, _ => Bucket(ReadBurst, ReadsPerSecond));
    }

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) =>
        new() { TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0, AutoReplenishment = true };
}
