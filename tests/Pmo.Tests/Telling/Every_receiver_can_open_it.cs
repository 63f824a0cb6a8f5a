using System.Net;
using System.Text.RegularExpressions;
using Pmo.Office;
using Pmo.Tests.Security;
using Pmo.Tests.Solution;

namespace Pmo.Tests.Telling;

/// <summary>Every notice leads to a page that whoever is told can open: nobody is told of what they may not see.</summary>
[Trait("Feature", "G3")]
public sealed class Every_receiver_can_open_it
{
    private static readonly string[] Declared = [.. TheSolution.Modules.SelectMany(m => m.Notices).Select(k => k.Name)];

    public static TheoryData<string> Kinds => [.. Declared];

    [Fact]
    public void Every_kind_has_an_example_and_every_example_a_kind() => Assert.Equal(Declared.Order(StringComparer.Ordinal), NoticeExamples.Known.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Kinds))]
    public async Task Whoever_is_told_opens_the_page(string kind)
    {
        Assert.True(NoticeExamples.Known.ContainsKey(kind), $"{kind} has no example: add to NoticeExamples where its notices lead, and how they come about.");
        var (link, comesAbout) = NoticeExamples.Known[kind];
        await using var site = await Site.Open();
        await site.Happened(Installed.Stream, new WentLive(PersonId.System, site.Clock.GetUtcNow()));
        await comesAbout(site);
        await site.Settle();

        var told = (await site.Log()).Select(r => r.Event).OfType<NoticeRequested>().Where(n => n.Kind == kind).ToList();
        Assert.NotEmpty(told);
        foreach (var notice in told)
        {
            Assert.Matches($"^{Regex.Replace(link, @"\{\w+\}", "[0-9a-f-]{32,36}")}$", notice.Link);
            var page = await (await site.SignedIn(notice.To)).Get(notice.Link);
            Assert.True(page.StatusCode == HttpStatusCode.OK, $"{notice.To} is told \"{notice.Text}\" and {notice.Link} answers {page.StatusCode}.");
        }
    }
}
