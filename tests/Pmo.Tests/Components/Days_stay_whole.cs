using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Pmo.Host.Shell;

namespace Pmo.Tests.Components;

/// <summary>Days, times and the numbers of events are marked where a page says them, so that no line ends inside one.</summary>
public sealed class Days_stay_whole
{
    [Theory]
    [InlineData("<p>Until 2026-09-09, then on.</p>", "<p>Until [2026-09-09], then on.</p>")]
    [InlineData("<td>2026-09-01 to 2026-09-30</td>", "<td>[2026-09-01] to [2026-09-30]</td>")]
    [InlineData("at 2026-09-09 14:05, 2026-09-09T14:05:30Z or 9:30, 2026-09-09 14:05:30 UTC", "at [2026-09-09 14:05], [2026-09-09T14:05:30Z] or [9:30], [2026-09-09 14:05:30 UTC]")]
    [InlineData("in 2026-09 and on 23 November 2026", "in [2026-09] and on [23 November 2026]")]
    [InlineData("<a href=\"/x?at=2026-09-09\">event #1,234</a>, #7", "<a href=\"/x?at=2026-09-09\">event [#1,234]</a>, [#7]")]
    [InlineData("HAR-2026-09-09, 12026-09-09, 2026-09-091, it&#39;s", "HAR-2026-09-09, 12026-09-09, 2026-09-091, it&#39;s")]
    [InlineData("<script>'2026-09-09'</script><title>2026-09-09</title><textarea name=\"a\">2026-09-09</textarea>", "<script>'2026-09-09'</script><title>2026-09-09</title><textarea name=\"a\">2026-09-09</textarea>")]
    [InlineData("<svg class=\"a\"><text>2026-09-09</text></svg> 2026-09-09", "<svg class=\"a\"><text>2026-09-09</text></svg> [2026-09-09]")]
    [InlineData("<option>2026-09-09</option><time class=\"nobr\">2026-09-09</time><!-- 2026-09-09 -->Zoë", "<option>2026-09-09</option><time class=\"nobr\">2026-09-09</time><!-- 2026-09-09 -->Zoë")]
    [InlineData("a < b 2026-09-09 <", "a < b 2026-09-09 <")]
    public void What_is_said_is_marked_and_all_else_stays_as_it_is(string said, string marked)
    {
        var page = new ArrayBufferWriter<byte>();
        Unbroken.Mark(said, page);

        Assert.Equal(marked.Replace("[", "<span class=\"nobr\">", StringComparison.Ordinal).Replace("]", "</span>", StringComparison.Ordinal), Encoding.UTF8.GetString(page.WrittenSpan));
    }

    [Fact]
    public async Task A_page_that_said_how_long_it_is_says_it_no_more()
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new ComponentTypeMetadata(typeof(Days_stay_whole))), null));
        using var sent = new MemoryStream();
        context.Response.Body = sent;
        await Unbroken.Keep(context, async http =>
        {
            (http.Response.ContentType, http.Response.ContentLength) = ("text/html; charset=utf-8", 17);
            await http.Response.WriteAsync("<p>2026-09-09</p>");
        });

        Assert.Equal("<p><span class=\"nobr\">2026-09-09</span></p>", Encoding.UTF8.GetString(sent.ToArray()));
        Assert.Null(context.Response.ContentLength);
    }
}
