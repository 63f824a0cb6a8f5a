namespace Pmo.Office.Sampling;

/// <summary>The sample goes live on its first morning; its mails count as sent, and most people read what they are told within a day.</summary>
internal sealed class NoticesSample : SamplePart
{
    public override int Order => 20;

    public override void Begin(SampleStage stage) => stage.Plan(SampleStage.At(stage.Start, 9), stage.Cast.Head, new StartNotices(), Role.HeadOfPmo);

    public override void On(Recorded happened, SampleStage stage)
    {
        switch (happened.Event)
        {
            case MailRequested e: stage.Plan(e.At.AddSeconds(2), PersonId.System, new RecordMailSent(e.Mail), Role.System); break;
            case NoticeRequested e when stage.Dice.Chance(.85, $"read/{e.Notice}"):
                stage.Plan(e.At.AddMinutes(stage.Dice.Between(20, 1800, $"read in/{e.Notice}")), e.To, new ReadNotice(e.Notice), Role.Reader);
                break;
        }
    }
}
