using System.IO.Compression;
using MediatR;
using Pmo.Host.Packages;
using Pmo.Office;

namespace Pmo.Host.Erasing;

/// <summary>What can be certified about an erasure that was carried out, and the certificate if one was issued; null while the person is not erased.</summary>
[May(Role.Administrator, Role.HeadOfPmo, Role.ComplianceReviewer), NoPast]
public sealed record ShowErasureCertificate(PersonId Person) : IQuery<ErasureCertificate?>;

/// <summary>An erasure that was carried out. Nobody is named: people are ids.</summary>
/// <param name="Basis">What allowed and demanded it; null: it was repeated after an older log was restored.</param>
/// <param name="Gone">What was removed where.</param>
/// <param name="Position">The event that records it.</param>
/// <param name="Event">That event's id.</param>
/// <param name="Issued">The package that proves it; null: none was issued, or its file is gone.</param>
public sealed record ErasureCertificate(
    PersonId Person, ErasureBasis? Basis, DateTimeOffset? Requested, PersonId? RequestedBy, DateTimeOffset Approved, PersonId? ApprovedBy, DateTimeOffset Executed,
    IReadOnlyList<Forgotten> Gone, long Position, Guid Event, IssuedCertificate? Issued);

/// <summary>A package that holds the one event, under a signed checkpoint.</summary>
/// <param name="Checkpoint">The signed checkpoint under which the event stands.</param>
/// <param name="Policy">The public key it is signed with, as the package says.</param>
/// <param name="Manifest">SHA-256 of what the package says of itself; it stands in the log too.</param>
public sealed record IssuedCertificate(Guid Package, DateTimeOffset At, string Checkpoint, string Policy, string Manifest);

internal sealed class ShowErasureCertificateHere(Certificates certificates) : IRequestHandler<ShowErasureCertificate, ErasureCertificate?>
{
    public Task<ErasureCertificate?> Handle(ShowErasureCertificate request, CancellationToken cancellationToken) => certificates.Of(request.Person, cancellationToken);
}

/// <summary>Reads from the log what can be certified about an erasure.</summary>
internal sealed class Certificates(IEventStore store, EventSerializer serializer, PackageShelf shelf)
{
    /// <summary>What a package is for that certifies an erasure.</summary>
    public static string CaseOf(PersonId person) => $"Certificate of erasure of {person}";

    /// <summary>The erasure of a person, and the newest certificate of it that is still there; null while it is not carried out.</summary>
    public async Task<ErasureCertificate?> Of(PersonId person, CancellationToken cancellation)
    {
        (ErasureRequested? Requested, ErasureApproved? Approved, ErasureRepeated? Repeated) order = default;
        (ErasureExecuted Said, StoredEvent Stored)? executed = null;
        foreach (var stored in await store.ReadStream(ErasureOrders.Stream, cancellation))
            switch (serializer.Read(stored))
            {
                case ErasureRequested e when e.Person == person: order = (e, null, null); break;
                case ErasureApproved e when e.Person == person: order.Approved = e; break;
                case ErasureRepeated e when e.Person == person: order = (null, null, e); break;
                case ErasureExecuted e when e.Person == person: executed = (e, stored); break;
            }

        if (executed is not var (said, at) || (order.Approved?.At ?? order.Repeated?.At) is not { } approved) return null;
        return new(person, order.Requested?.Basis, order.Requested?.At, order.Requested?.By, approved, order.Approved?.By, said.At, said.Gone, at.Position, at.Id, await Issued(person, at.Position, cancellation));
    }

    /// <summary>How many were issued, of which the last is the one that counts.</summary>
    public async Task<IReadOnlyList<EvidenceBundleExported>> All(PersonId person, long position, CancellationToken cancellation) =>
        [.. (await store.ReadStream(PackageShelf.Stream, cancellation)).Select(serializer.Read).OfType<EvidenceBundleExported>().Where(p => p.Case == CaseOf(person) && p.First == position && p.Last == position)];

    private async Task<IssuedCertificate?> Issued(PersonId person, long position, CancellationToken cancellation)
    {
        if ((await All(person, position, cancellation)).LastOrDefault(p => shelf.Has(p.Package)) is not { } made) return null;
        using var package = ZipFile.OpenRead(shelf.FileOf(made.Package));
        return new(made.Package, made.At, Text("checkpoint"), Text("policy"), made.Manifest);

        string Text(string name)
        {
            using var reader = new StreamReader(package.GetEntry(name)!.Open());
            return reader.ReadToEnd();
        }
    }
}
