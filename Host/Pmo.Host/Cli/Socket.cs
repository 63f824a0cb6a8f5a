using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pmo.Host.Cli;

/// <summary>The console speaks to the running host over a socket in the data directory that only its owner can open.</summary>
public static class Socket
{
    /// <summary>The longest path a Unix socket may have, in bytes, on the systems we run on.</summary>
    private const int Longest = 100;

    private static readonly Marked Mark = new();

    /// <summary>The socket of a data directory; in a folder of this user's own when its path is too long for a socket.</summary>
    public static string PathOf(string dataDirectory)
    {
        var path = Path.Combine(Path.GetFullPath(dataDirectory), "pmo.sock");
        if (Encoding.UTF8.GetByteCount(path) <= Longest) return path;
        return Path.Combine(Apart(), $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16]}.sock");
    }

    /// <summary>
    /// A folder that nobody else can have prepared: making it private fails on another's, and root, who could make anyone's
    /// private, has it where only root writes.
    /// </summary>
    private static string Apart()
    {
        var folder = PrivateFolder.Make(Path.Combine(Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? "/var/run" : Path.GetTempPath(), $"pmo-{Environment.UserName}"));
        return folder.LinkTarget is null ? folder.FullName : throw new ConsoleException($"{folder.FullName} leads elsewhere. Remove it, or choose a data directory with a shorter path.");
    }

    /// <summary>Makes the host listen on it.</summary>
    public static void Listen(KestrelServerOptions kestrel, string dataDirectory)
    {
        kestrel.ListenUnixSocket(PathOf(dataDirectory), listen => listen.Use(next => connection =>
        {
            connection.Features.Set(Mark);
            return next(connection);
        }));
    }

    /// <summary>Removes what a host left that did not end well. Only whoever holds the directory's lock may: it could be another host's.</summary>
    public static void RemoveStale(string dataDirectory) => File.Delete(PathOf(dataDirectory));

    /// <summary>Only the owner may open it; called when the host has started.</summary>
    public static void Guard(string dataDirectory)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(PathOf(dataDirectory), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>True for requests that came over it.</summary>
    public static bool Is(HttpContext context) => context.Features.Get<Marked>() is not null;

    /// <summary>A client of it; null when no host listens.</summary>
    public static async Task<HttpClient?> Connect(string dataDirectory)
    {
        var end = new UnixDomainSocketEndPoint(PathOf(dataDirectory));
        try
        {
            using var probe = new System.Net.Sockets.Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await probe.ConnectAsync(end);
        }
        catch (SocketException)
        {
            return null;
        }

        return new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new System.Net.Sockets.Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(end, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = new Uri("http://localhost"), Timeout = TimeSpan.FromMinutes(30) };
    }

    /// <summary>Stands on every connection over the socket; nothing that comes over the network can bear it.</summary>
    private sealed class Marked;
}
