using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Pmo;

/// <summary>
/// The file system that SQLite has anyway, with one thing added: before a page of <see cref="SnapshotPages"/> is read it is unpacked, and what is
/// written is told. Locks, shared memory and everything else stay as they are.
/// </summary>
/// <remarks>https://sqlite.org/vfs.html. A file's methods are those of the original file, copied, with five put in front; what they need lies behind the original file's own bytes.</remarks>
internal static unsafe partial class SnapshotVfs
{
    /// <summary>Its name in a connection string.</summary>
    public const string Name = "pmo-snapshot";

    private const int Ok = 0;
    private const int Full = 13;
    private const int ReadFailed = 266;
    private const int IsMain = 0x100;
    private const string Parameter = "pages";

    private static readonly Dictionary<long, SnapshotPages> known = [];
    private static readonly Lazy<nint> original = new(Register);
    private static readonly Dictionary<nint, nint> methods = [];
    private static long numbers;

    /// <summary>The address that a connection opens a file by.</summary>
    public static string Address(string path, SnapshotPages pages)
    {
        _ = original.Value;
        lock (known)
        {
            known[++numbers] = pages;
            return FormattableString.Invariant($"{new Uri(path).AbsoluteUri}?{Parameter}={numbers}");
        }
    }

    private static nint Register()
    {
        Batteries_V2.Init();
        var found = sqlite3_vfs_find(null);
        var own = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
        *own = *found;
        own->Size = Behind(found) + sizeof(Own);
        own->Next = 0;
        own->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
        own->Open = &Open;
        return sqlite3_vfs_register(own, 0) == Ok ? (nint)found : throw new InvalidOperationException("SQLite did not take the file system.");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* name, File* file, int flags, int* outFlags)
    {
        var found = (Vfs*)original.Value;
        var code = found->Open(found, name, file, flags, outFlags);
        if (code != Ok || (flags & IsMain) == 0) return code;
        lock (known)
        {
            if (!known.Remove(sqlite3_uri_int64(name, Literal("pages\0"u8), 0), out var pages)) return code;
            *OwnOf(file) = new() { Original = file->Methods, Pages = GCHandle.ToIntPtr(GCHandle.Alloc(pages)) };
            file->Methods = InFrontOf(file->Methods);
        }

        return code;
    }

    // The original has a set of methods for every way of locking.
    private static Methods* InFrontOf(Methods* those)
    {
        if (methods.TryGetValue((nint)those, out var known)) return (Methods*)known;
        var own = (Methods*)NativeMemory.AllocZeroed((nuint)sizeof(Methods));
        *own = *those;
        own->Close = &Close;
        own->Read = &Read;
        own->Write = &Write;
        own->Fetch = &Fetch;
        methods[(nint)those] = (nint)own;
        return own;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(File* file)
    {
        var own = *OwnOf(file);
        GCHandle.FromIntPtr(own.Pages).Free();
        return own.Original->Close(file);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(File* file, void* into, int length, long offset)
    {
        var code = Make(file, offset, length);
        return code == Ok ? OwnOf(file)->Original->Read(file, into, length, offset) : code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(File* file, void* from, int length, long offset)
    {
        var code = Make(file, offset, length, toWrite: true);
        return code == Ok ? OwnOf(file)->Original->Write(file, from, length, offset) : code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Fetch(File* file, long offset, int length, void** at)
    {
        var code = Make(file, offset, length);
        return code == Ok ? OwnOf(file)->Original->Fetch(file, offset, length, at) : code;
    }

    // No exception may leave: SQLite stands below.
    private static int Make(File* file, long offset, int length, bool toWrite = false)
    {
        try
        {
            var pages = (SnapshotPages)GCHandle.FromIntPtr(OwnOf(file)->Pages).Target!;
            if (toWrite) pages.Write(offset, length);
            else pages.Read(offset, length);
            return Ok;
        }
        catch (IOException)
        {
            return Full;
        }
        catch (Exception)
        {
            return ReadFailed;
        }
    }

    private static byte* Literal(ReadOnlySpan<byte> text) => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(text));

    private static int Behind(Vfs* found) => (found->Size + 7) / 8 * 8;

    private static Own* OwnOf(File* file) => (Own*)((byte*)file + Behind((Vfs*)original.Value));

    [LibraryImport("e_sqlite3")]
    private static partial Vfs* sqlite3_vfs_find(byte* name);

    [LibraryImport("e_sqlite3")]
    private static partial int sqlite3_vfs_register(Vfs* vfs, int asDefault);

    [LibraryImport("e_sqlite3")]
    private static partial long sqlite3_uri_int64(byte* name, byte* parameter, long otherwise);

    /// <summary>sqlite3_vfs, version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Vfs
    {
        public int Version, Size, LongestPath;
        public nint Next;
        public byte* Name;
        public nint AppData;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, File*, int, int*, int> Open;
        public nint Delete, Access, FullPathname, DlOpen, DlError, DlSym, DlClose, Randomness, Sleep, CurrentTime, GetLastError, CurrentTimeInt64, SetSystemCall, GetSystemCall, NextSystemCall;
    }

    /// <summary>sqlite3_file: whatever the original keeps in it follows.</summary>
    private struct File
    {
        public Methods* Methods;
    }

    /// <summary>What lies behind it.</summary>
    private struct Own
    {
        public Methods* Original;
        public nint Pages;
    }

    /// <summary>sqlite3_io_methods, version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Methods
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<File*, int> Close;
        public delegate* unmanaged[Cdecl]<File*, void*, int, long, int> Read;
        public delegate* unmanaged[Cdecl]<File*, void*, int, long, int> Write;
        public nint Truncate, Sync, FileSize, Lock, Unlock, CheckReservedLock, FileControl, SectorSize, DeviceCharacteristics, ShmMap, ShmLock, ShmBarrier, ShmUnmap;
        public delegate* unmanaged[Cdecl]<File*, long, int, void**, int> Fetch;
        public nint Unfetch;
    }
}
