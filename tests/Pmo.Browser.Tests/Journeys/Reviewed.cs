using Pmo.Host.Engaging;
using Pmo.Host.Observing;
using Pmo.Host.Selecting;
using Pmo.Host.Testing;

namespace Pmo.Browser.Tests.Journeys;

/// <summary>A review of the sample in fieldwork, made once for all pages of a run.</summary>
internal static class Reviewed
{
    private static readonly EngagementId Id = new(Guid.Parse("01900000-0000-7000-8000-00000000e001"));

    /// <summary>Its address.</summary>
    public static async Task<string> Page(RealHost host)
    {
        var (site, reviewer) = (await host.Sample(), await host.Person(Role.ComplianceReviewer));
        var page = $"/audit/engagements/{Id}";
        if (await site.Ask(reviewer, new ShowEngagement(Id)) is not null) return page;
        await site.Do(reviewer, new OpenEngagement(Id, "Escalation of late reports", "A report that is late beyond its grace is escalated in time, to whoever holds the step.\nA waiver has a reason and was granted before it was needed.", new(2026, 1, 1), new(2026, 9, 30), [], [], reviewer, [reviewer], "No part in any project under review."));
        await site.Do(reviewer, new PinCheckpoint(Id));
        foreach (var kind in (string[])["reports-submitted", "escalations", "rights"]) await site.Do(reviewer, new TakePopulation(Id, kind));
        await site.Do(reviewer, new MoveEngagement(Id, EngagementState.Fieldwork));
        await site.Do(reviewer, new DrawSample(Id, "escalations", SampleMethod.Stratified, ["Went to whoever held the step", "In time"], ControlFrequency.Weekly));
        var observation = new ObservationId(Guid.Parse("01900000-0000-7000-8000-00000000b001"));
        var sample = (await site.Ask(reviewer, new ShowEngagement(Id)))!.Samples[0];
        await site.Do(reviewer, new TestItem(Id, sample.Sample, 2, [new("Went to whoever held the step", TestResult.Pass, null), new("In time", TestResult.Fail, "Two working days after the grace had ended.")]));
        await site.Do(reviewer, new DraftObservation(observation, Id, "Escalation after the grace", "One of eight escalations was taken two working days after the grace had ended.\n\nThe ladder lost its day when the calendar changed. It should be counted anew then.", Severity.High, await host.Person(Role.PmoOfficer), sample.Sample, 2));
        await site.Do(reviewer, new SubmitObservation(observation));
        await site.Do(reviewer, new SendObservation(observation));
        return page;
    }

    /// <summary>The address of its observation.</summary>
    public static async Task<string> Observation(RealHost host)
    {
        await Page(host);
        return "/audit/observations/01900000-0000-7000-8000-00000000b001";
    }

    /// <summary>The address of its sample.</summary>
    public static async Task<string> Sample(RealHost host)
    {
        var page = await Page(host);
        return $"{page}/samples/{(await (await host.Sample()).Ask(await host.Person(Role.ComplianceReviewer), new ShowEngagement(Id)))!.Samples[0].Sample}";
    }
}
