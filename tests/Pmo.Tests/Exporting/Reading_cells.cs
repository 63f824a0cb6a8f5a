using AngleSharp.Html.Parser;
using Pmo.Host.Exporting;

namespace Pmo.Tests.Exporting;

/// <summary>What a cell of a page says in a file.</summary>
public sealed class Reading_cells
{
    [Theory, Trait("Feature", "R42")]
    [InlineData("""<span class="rag-cell"><span aria-hidden="true">×</span><span class="visually-hidden">no report</span></span>""", "no report")]
    [InlineData("""<svg><title>x</title></svg><span class="visually-hidden">Green</span>""", "Green")]
    [InlineData("""North<span class="visually-hidden">, a department</span>""", "North")]
    [InlineData("""<span class="chip">Late</span><button>Ask</button>""", "Late")]
    [InlineData("""<span data-private>what was said</span>""", "")]
    public async Task Words_that_stand_for_a_drawing_are_read_and_those_that_only_add_are_not(string cell, string said)
    {
        using var page = await new HtmlParser().ParseDocumentAsync($"<table><tbody><tr><td>{cell}</td></tr></tbody></table>");

        Assert.Equal(said, CellReading.Words(page.QuerySelector("td")!));
    }
}
