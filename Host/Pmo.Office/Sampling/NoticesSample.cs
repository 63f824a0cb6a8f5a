namespace Pmo.Office.Sampling;

/// <summary>The sample goes live on its first morning; its mails count as sent, and people read what they are told, most of it within a day.</summary>
internal sealed class NoticesSample : SamplePart
{
    public override int Order => 20;

    public override void Begin(SampleStage stage) => stage.Plan(SampleStage.At(stage.Start, 9), stage.Cast.Head, new StartNotices(), Role.HeadOfPmo);

    public override void On(Recorded happened, SampleStage stage)
    {
        switch (happened.Event)
        {
            case MailRequested e: stage.Plan(e.At.AddSeconds(2), PersonId.System, new RecordMailSent(e.Mail), Role.System); break;
            case NoticeRequested e:
                // Most within a day, some on their next round.
                var (from, to) = stage.Dice.Chance(.85, $"read/{e.Notice}") ? (20, 1800) : (4000, 14_000);
                stage.Plan(e.At.AddMinutes(stage.Dice.Between(from, to, $"read in/{e.Notice}")), e.To, new ReadNotice(e.Notice), Role.Reader);
                break;
        }
    }
}
