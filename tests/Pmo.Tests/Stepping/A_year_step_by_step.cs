using Pmo.Tests.Solution;

namespace Pmo.Tests.Stepping;

/// <summary>A whole year of a small PMO, made by the real rules, can be stepped through from the first event to the last.</summary>
[Collection(SmallPmoTests.Name)]
public sealed class A_year_step_by_step(SmallPmo pmo)
{
    [Fact, Trait("Feature", "A2")]
    public void Every_event_of_every_stream_is_told_by_its_story_and_folds_with_its_own_state()
    {
        var stories = pmo.World.Get<StreamStories>();
        var streams = pmo.Log.GroupBy(r => r.Stored.Stream).ToList();
        var untold = streams.SelectMany(s => s, (s, r) => (Kind: StreamStories.KindOf(s.Key), Type: r.Event.GetType())).Distinct().Where(e => stories.Of(e.Kind + "-x")?.Of(e.Type) is null);

        Assert.True(streams.Count > 300);
        Assert.Empty(untold);
        Assert.All(streams, s => Assert.All(Sentences(stories.Of(s.Key)!, [.. s.Select(r => r.Event)]), told => Assert.True(told.Length > 15, told)));
    }

    [Fact, Trait("Feature", "A1")]
    public void The_last_version_of_a_record_is_what_its_rules_decide_by()
    {
        var stories = pmo.World.Get<StreamStories>();
        var longest = pmo.Log.GroupBy(r => r.Stored.Stream).Where(s => s.Key.StartsWith("reporting.obligation-", StringComparison.Ordinal)).MaxBy(s => s.Count())!;
        var events = longest.Select(r => r.Event).ToArray();
        var state = events.Aggregate(Pmo.Reporting.Obligation.Initial, (o, e) => o.Evolve(e));

        var shown = Stepper(stories.Of(longest.Key)!).StateAt(events, events.Length);
        Assert.Equal([Tell.Words(state.State)], shown.Single(f => f.Label == "State").Lines);
        Assert.Equal([state.Period], shown.Single(f => f.Label == "Period").Lines);
        Assert.Equal(state.Revision, shown.Single(f => f.Label == "Revisions").Lines.Count);
    }

    private static IReadOnlyList<string> Sentences(StreamStory story, object[] events) => Stepper(story).Sentences(events);

    private static Stepper Stepper(StreamStory story) => new(story, new FieldTexts(story, _ => null, _ => false));
}
