namespace Pmo.Office.Erasing;

/// <summary>How erasures and legal holds are told.</summary>
internal static class ErasureStory
{
    public static StreamStory Story { get; } = new StreamStory<Erasures>("office.erasures", "Erasures and legal holds").On(_ => "/people/erasures").Also(Role.Administrator)
        .Called<ErasureRequested>(_ => "Erasures and legal holds").Called<LegalHoldPlaced>(_ => "Erasures and legal holds").Called<ErasureRepeated>(_ => "Erasures and legal holds")
        .Names("Basis", "Legal basis").Names("Gone", "What was removed").Names("Place", "Where").Names("Count", "How many").Names("Erasure", "This request").Names("Hold", "This hold").Names("Holds", "Legal holds in force").Names("People", "Requests not withdrawn").Names("Time", "How often called").Names("Held", "A legal hold is to be lifted first").Names("To", "Who was called").Names("PlacedBy", "Who placed the hold").Names("ProvedAt", "When they last gave their password").Names("Called", "How often approvers were called").Names("LiftRequestedBy", "Who asked that it be lifted").Names("Placed", "The hold")
        .Says<ErasureRequested>(e => $"{Tell.Name(e.By)} asked that the data of {Tell.Name(e.Person)} be erased ({Tell.Words(e.Basis)}): {e.Reason}")
        .Says<ErasureWithdrawn>(e => $"The data of {Tell.Name(e.Person)} are not erased, {Tell.Name(e.By)} decided: {e.Reason}")
        .Says<ErasureApproved>(e => $"{Tell.Name(e.By)} approved that the data of {Tell.Name(e.Person)} are erased.")
        .Says<ErasureExecuted>(e => $"The data of {Tell.Name(e.Person)} were erased. Removed: {ErasureList.Words(e.Gone)}.")
        .Says<ErasureRepeated>(e => $"This log was restored from before the data of {Tell.Name(e.Person)} were erased: they are erased again.")
        .Says<ErasureAwaited>(e => $"{(e.To.Count == 0 ? "Nobody is there who may approve" : Tell.List([.. e.To.Select(p => Tell.Name(p))]) + (e.To.Count == 1 ? " was" : " were") + " called to approve")} that the data of {Tell.Name(e.Person)} are erased{(e.Time == 1 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $", for the {e.Time}. time"))}.")
        .Says<LegalHoldLiftRequested>(e => $"{Tell.Name(e.By)} asked that a legal hold on {Tell.Name(e.Person)} be lifted: {e.Reason}")
        .Says<LegalHoldKept>(e => $"{Tell.Name(e.By)} kept a legal hold on {Tell.Name(e.Person)}: {e.Reason}")
        .Says<LegalHoldPlaced>(e => $"{Tell.Name(e.By)} placed a legal hold on {Tell.Name(e.Person)}: {e.Reason}")
        .Says<LegalHoldLifted>(e => $"{Tell.Name(e.By)} lifted a legal hold on {Tell.Name(e.Person)}: {e.Reason}");
}
