namespace Pmo.Office.Sampling;

/// <summary>The sample goes live on the morning on which its first projects run; its mails count as sent, and people read what they are told, most of it within a day.</summary>
internal sealed class NoticesSample : SamplePart
{
    public override int Order => 20;

    private bool live;

    public override void Begin(SampleStage stage)
    {
    }

    public override void On(Recorded happened, SampleStage stage)
    {
        switch (happened.Event)
        {
            case ProjectRegistered e when !live:
                live = true;
                stage.Plan(SampleStage.At(DateOnly.FromDateTime(happened.At.UtcDateTime), 9), stage.Cast.Head, new StartNotices(e.Project), Role.HeadOfPmo);
                break;
            case MailRequested e: stage.Plan(e.At.AddSeconds(2), PersonId.System, new RecordMailSent(e.Mail), Role.System); break;
            case NoticeRequested e:
                // Most within a day, some on their next round.
                var (from, to) = stage.Dice.Chance(.85, $"read/{e.Notice}") ? (20, 1800) : (4000, 14_000);
                stage.Plan(e.At.AddMinutes(stage.Dice.Between(from, to, $"read in/{e.Notice}")), e.To, new ReadNotice(e.Notice), Role.Reader);
                break;
        }
    }
}
