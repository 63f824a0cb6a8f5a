using MediatR;
using Pmo.Auditing;
using Pmo.Host.Packages;

namespace Pmo.Host.Erasing;

/// <summary>Issues a certificate for a person who was erased: a package with the one event that records it, which anybody can check without us. It can be issued again.</summary>
[May(Role.Administrator, Role.HeadOfPmo, Role.ComplianceReviewer)]
public sealed record IssueErasureCertificate(PersonId Person) : ICommand;

internal sealed class IssueErasureCertificateHere(Certificates certificates, PackageShelf shelf, PackageMaking making, Caller caller) : IRequestHandler<IssueErasureCertificate, Outcome>
{
    public async Task<Outcome> Handle(IssueErasureCertificate request, CancellationToken cancellationToken)
    {
        if (await certificates.Of(request.Person, cancellationToken) is not { } erased) return Outcome.Refused("erasure.not-executed", "Nothing is certified before the erasure is carried out.");
        // Named by how many there are, so that a repeated press makes one.
        var package = Ids.Named("host.erasure-certificate", $"{erased.Event:n}/{(await certificates.All(request.Person, erased.Position, cancellationToken)).Count}");
        return shelf.Has(package) ? new Outcome(OutcomeKind.Done) : await making.Make(
            package, new(Certificates.CaseOf(request.Person), erased.Position, erased.Position, [], "The event that records that this person's data were erased", caller.Person!.Value), typeof(IssueErasureCertificate), forReviewers: null, cancellationToken);
    }
}
