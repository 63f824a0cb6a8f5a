namespace Pmo.Tests.Reporting.Submitting;

public sealed class Drafts_of_reports : IDisposable
{
    private static readonly PersonId Anna = new(new Guid("00000000-0000-8000-8000-0000000000a1"));
    private static readonly PersonId Ben = new(new Guid("00000000-0000-8000-8000-0000000000b2"));
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly string path = Path.Combine(Path.GetTempPath(), $"pmo-drafts-{Guid.NewGuid():n}.db");
    private SqliteDrafts drafts;

    public Drafts_of_reports() => drafts = new SqliteDrafts(path);

    public void Dispose()
    {
        drafts.Dispose();
        foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(path + suffix);
    }

    [Fact, Trait("Feature", "R16")]
    public void What_was_typed_is_kept_with_who_and_when()
    {
        Assert.Null(drafts.Find("report"));
        Assert.True(drafts.Save("report", 0, "{}", Anna, Noon).Saved);
        Assert.Equal(new Draft("report", 1, "{}", Anna, Noon), drafts.Find("report"));
    }

    [Fact, Trait("Feature", "R16")]
    public void A_second_writer_who_has_not_seen_the_last_saving_does_not_overwrite_it()
    {
        drafts.Save("report", 0, "Anna's", Anna, Noon);
        var late = drafts.Save("report", 0, "Ben's", Ben, Noon.AddMinutes(1));
        Assert.False(late.Saved);
        Assert.Equal(("Anna's", Anna, 1), (late.Draft.Text, late.Draft.By, late.Draft.Version));
        Assert.True(drafts.Save("report", 1, "both", Ben, Noon.AddMinutes(2)).Saved);
        Assert.Equal(("both", 2), (drafts.Find("report")!.Text, drafts.Find("report")!.Version));
    }

    [Fact, Trait("Feature", "R16")]
    public void A_draft_that_was_handed_in_meanwhile_does_not_come_back()
    {
        drafts.Save("report", 0, "text", Anna, Noon);
        drafts.Discard("report");
        Assert.False(drafts.Save("report", 1, "more", Anna, Noon.AddMinutes(1)).Saved);
        Assert.Null(drafts.Find("report"));
    }

    [Fact, Trait("Feature", "R16")]
    public void Drafts_outlive_a_restart()
    {
        drafts.Save("report", 0, "kept", Anna, Noon);
        drafts.Dispose();
        drafts = new SqliteDrafts(path);
        Assert.Equal("kept", drafts.Find("report")!.Text);
    }
}
