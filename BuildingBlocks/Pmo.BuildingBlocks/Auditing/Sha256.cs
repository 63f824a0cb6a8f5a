using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Pmo.Auditing;

/// <summary>
/// SHA-256 (FIPS 180-4) of a few short pieces, many times: a leaf of the log takes eight hashes, and an object a hash costs more than the hash.
/// OpenSSL is asked directly where it is the one the platform uses; elsewhere the platform. Both give the same.
/// </summary>
internal static unsafe class Sha256
{
    /// <summary>Bytes in a hash.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    [ThreadStatic] private static IncrementalHash? portable;

    /// <summary>True where OpenSSL is asked directly.</summary>
    public static bool IsDirect { get; } = Native.Works();

    /// <summary>Writes the hash of the pieces, one after the other.</summary>
    public static void Hash(Span<byte> hash, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default, ReadOnlySpan<byte> third = default)
    {
        if (!IsDirect)
        {
            Portably(hash, first, second, third);
            return;
        }

        var state = State.Begin();
        state.Add(first);
        state.Add(second);
        state.Add(third);
        state.End(hash);
    }

    /// <summary>The same without OpenSSL's own functions.</summary>
    internal static void Portably(Span<byte> hash, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        portable ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        portable.AppendData(first);
        portable.AppendData(second);
        portable.AppendData(third);
        portable.GetHashAndReset(hash);
    }

    /// <summary>A hash under way; a copy goes on by itself. OpenSSL's SHA256_CTX.</summary>
    internal struct State
    {
        private fixed ulong context[16];

        public static State Begin()
        {
            State state;
            Native.Init(state.context);
            return state;
        }

        public void Add(ReadOnlySpan<byte> piece)
        {
            fixed (void* of = context, bytes = piece) Native.Update(of, bytes, (nuint)piece.Length);
        }

        public void End(Span<byte> hash)
        {
            if (hash.Length < Size) throw new ArgumentException("A hash has 32 bytes.", nameof(hash));
            fixed (void* of = context, bytes = hash) Native.Final(bytes, of);
        }
    }

    private static class Native
    {
        private static readonly nint library = OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libcrypto.so.3", out var found) ? found : 0;
        public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<void*, int> Init = (delegate* unmanaged[Cdecl, SuppressGCTransition]<void*, int>)Function("SHA256_Init");
        public static readonly delegate* unmanaged[Cdecl]<void*, void*, nuint, int> Update = (delegate* unmanaged[Cdecl]<void*, void*, nuint, int>)Function("SHA256_Update");
        public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<void*, void*, int> Final = (delegate* unmanaged[Cdecl, SuppressGCTransition]<void*, void*, int>)Function("SHA256_Final");

        /// <summary>Nothing is believed that the platform does not say as well.</summary>
        public static bool Works()
        {
            if (Init == null || Update == null || Final == null) return false;
            Span<byte> hash = stackalloc byte[Size];
            var state = State.Begin();
            state.Add("pmo-event/1\n"u8);
            state.End(hash);
            return hash.SequenceEqual(SHA256.HashData("pmo-event/1\n"u8));
        }

        private static nint Function(string name) => library != 0 && NativeLibrary.TryGetExport(library, name, out var function) ? function : 0;
    }
}
