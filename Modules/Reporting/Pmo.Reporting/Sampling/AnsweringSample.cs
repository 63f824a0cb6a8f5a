using Pmo.Reporting.Answering;

namespace Pmo.Reporting.Sampling;

/// <summary>Who is asked in the sample: most read the question, six in ten answer in time, a few pass it on; officers close what was carried out.</summary>
internal sealed class AnsweringSample : SamplePart
{
    private readonly Dictionary<AskId, AnswerAsked> waiting = [];
    private readonly Dictionary<AskId, int> times = [];

    public override int Order => 21;

    public override void Begin(SampleStage stage)
    {
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        switch (happened.Event)
        {
            case AnswerAsked e:
                waiting[e.Ask] = e;
                times[e.Ask] = times.GetValueOrDefault(e.Ask) + 1;
                PlanAnswer(stage, e, $"{e.Ask}/{times[e.Ask]}");
                break;
            case AskAnswered { Answer: not AnswerKind.PassOn } e:
                waiting.Remove(e.Ask);
                PlanClosing(stage, e);
                break;
            case AskClosed e: waiting.Remove(e.Ask); break;
        }
    }

    private void PlanAnswer(SampleStage stage, AnswerAsked e, string key)
    {
        var dice = stage.Dice;
        var read = ReportingSample.AtWork(e.At.AddHours(1 + 30 * dice.Roll($"read/{key}")));
        if (dice.Chance(.85, $"reads/{key}")) stage.Plan(read, () => Waits(e) ? new SampleMove(e.To, new SeeAsk(e.Ask), Role.Reader) : null);
        if (!dice.Chance(.6, $"answers/{key}")) return;
        var at = ReportingSample.AtWork(read.AddHours(.2 + 60 * dice.Roll($"answer/{key}")));
        stage.Plan(at, () => Waits(e) ? new SampleMove(e.To, Answer(stage, e, at, key), Role.Reader) : null);
    }

    private static AnswerAsk Answer(SampleStage stage, AnswerAsked e, DateTimeOffset at, string key)
    {
        var roll = stage.Dice.Roll($"how/{key}");
        var other = stage.Dice.Pick(stage.Cast.Sponsors, $"other/{key}");
        if (roll < .08 && other != e.To) return new(e.Ask, AnswerKind.PassOn, "You know the supplier; please answer for me.", other);
        if (roll < .14) return new(e.Ask, AnswerKind.Decline, "This is for the department to settle, not for me.");
        var kind = e.Kind == AskKind.Decision ? AnswerKind.Decide : AnswerKind.Instruct;
        DateOnly? until = e.Kind == AskKind.MissingReport && roll < .6 ? DateOnly.FromDateTime(at.UtcDateTime).AddDays(stage.Dice.Between(3, 9, $"until/{key}")) : null;
        return new(e.Ask, kind, stage.Dice.Pick(e.Kind == AskKind.Decision ? SampleText.Answers[..3] : SampleText.Answers[3..], $"words/{key}"), null, until);
    }

    private static void PlanClosing(SampleStage stage, AskAnswered e)
    {
        if (!stage.Dice.Chance(.6, $"close/{e.Ask}")) return;
        var at = ReportingSample.AtWork(e.At.AddDays(stage.Dice.Between(5, 20, $"closed/{e.Ask}")));
        stage.Plan(at, stage.Dice.Pick(stage.Cast.Officers, $"closer/{e.Ask}"), new CloseAsk(e.Ask, stage.Dice.Pick(SampleText.CarriedOut, $"done/{e.Ask}")), Role.PmoOfficer);
    }

    // Somebody else may be asked by now.
    private bool Waits(AnswerAsked e) => waiting.TryGetValue(e.Ask, out var now) && now == e;
}
