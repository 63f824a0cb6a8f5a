using Pmo.Office;
using Pmo.Office.Erasing;
using Pmo.Tests.Security;

namespace Pmo.Tests.Erasing;

/// <summary>A person who is on hold and is to be erased.</summary>
internal static class Held
{
    /// <summary>A held person is to be erased: administrators and heads are told, and who placed the hold that somebody asks to lift it.</summary>
    public static async Task ComesAbout(Site site)
    {
        var (asks, _, gone, places, lifts) = (await site.Person([Role.Administrator]), await site.Person([Role.Administrator]), await site.Person([]), await site.Person([Role.HeadOfPmo]), await site.Person([Role.ComplianceReviewer]));
        await site.Do(new PlaceLegalHold(gone, "A lawsuit about the bridge."), places);
        await site.Do(new RequestErasure(gone, ErasureBasis.PersonAsked, "They asked for it by letter."), asks);
        await site.Do(new RequestHoldLift((await site.Log()).Select(r => r.Event).OfType<LegalHoldPlaced>().Last().Hold, "The lawsuit ended."), lifts);
    }
}
