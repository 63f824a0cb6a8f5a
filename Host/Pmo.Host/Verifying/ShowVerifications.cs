using MediatR;

namespace Pmo.Host.Verifying;

/// <summary>What was verified, what of it differs, and what is being verified now.</summary>
/// <param name="PageNumber">Which page of the history.</param>
[May(Role.ComplianceReviewer, Role.HeadOfPmo, Role.Administrator), NoPast]
public sealed record ShowVerifications(int PageNumber = 1) : IQuery<VerifiedDashboards>;

/// <summary>What was verified.</summary>
/// <param name="Modules">Every module that has tables.</param>
/// <param name="Runs">Every run there was, newest first.</param>
/// <param name="Progress">What is under way.</param>
/// <param name="Nightly">When the tables are verified by themselves; null: never.</param>
public sealed record VerifiedDashboards(IReadOnlyList<VerifiedModule> Modules, Page<Verification> Runs, VerificationProgress? Progress, DateTimeOffset? Nightly);

/// <summary>The tables of a module.</summary>
/// <param name="Newest">The newest run that compared them; null: none did.</param>
/// <param name="Tables">What it found.</param>
/// <param name="Failed">The newest run, if that could not compare them.</param>
/// <param name="Fingerprint">What the tables are and mean now: another one than the run's was not verified yet.</param>
public sealed record VerifiedModule(string Module, Verification? Newest, IReadOnlyList<VerifiedTable> Tables, Verification? Failed, string Fingerprint);

internal sealed class ShowVerificationsHere(Verifications verifications, Verifier verifier, ReadModels models, NightlyHour nightly, TimeProvider clock) : IRequestHandler<ShowVerifications, VerifiedDashboards>
{
    private const int Size = 20;

    public async Task<VerifiedDashboards> Handle(ShowVerifications request, CancellationToken cancellationToken)
    {
        var states = await models.States(cancellationToken);
        return new([.. states.Select(Of)], verifications.Runs(Math.Max(1, request.PageNumber), Size), verifier.Now, nightly.After(clock.GetUtcNow(), clock.LocalTimeZone));
    }

    private VerifiedModule Of(ReadModelState state)
    {
        var compared = verifications.NewestCompared(state.Module);
        var newest = verifications.Newest(state.Module);
        return new(state.Module, compared?.Run, compared?.Tables ?? [], newest?.Result == VerificationResult.NotVerified ? newest : null, state.File);
    }
}
