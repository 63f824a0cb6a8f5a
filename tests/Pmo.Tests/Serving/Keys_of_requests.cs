using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pmo.Tests.House;
using Pmo.Tests.Security;

namespace Pmo.Tests.Serving;

/// <summary>A request that is sent again under its Idempotency-Key is carried out once, for whoever sent it, at that address (A18).</summary>
[Trait("Feature", "A18")]
public sealed class Keys_of_requests : IAsyncLifetime
{
    private const string Key = "order 17, first try";
    private readonly Guid lamp = Guid.CreateVersion7();
    private Site site = null!;
    private Browser ann = null!;
    private Browser bob = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Open(extra: [new LampsModule()]);
        ann = await site.SignedIn(await site.Person([Role.PmoOfficer]));
        bob = await site.SignedIn(await site.Person([Role.PmoOfficer]));
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory, InlineData(Key), InlineData("01900000-0000-7000-8000-00000000abcd"), InlineData("6fa459ea-ee8a-4ca4-894e-db77e160355e")]
    public async Task The_same_request_twice_is_done_once_and_answered_the_same(string key)
    {
        var (first, before) = await SwitchOn(ann, key, new(lamp, "hall"));
        var (second, after) = await SwitchOn(ann, key, new(lamp, "hall"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first, second));
        Assert.Equal((before.GetProperty("position").GetInt64(), false, true), (after.GetProperty("position").GetInt64(), before.GetProperty("repeated").GetBoolean(), after.GetProperty("repeated").GetBoolean()));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Another_body_under_the_same_key_is_422(bool sameLamp)
    {
        await SwitchOn(ann, Key, new(lamp, "hall"));
        var (status, problem) = await SwitchOn(ann, Key, new(sameLamp ? lamp : Guid.CreateVersion7(), "cellar"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "command.other-body"), (status, problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_same_key_of_somebody_else_is_another_request()
    {
        await SwitchOn(ann, Key, new(lamp, "hall"));
        var (status, answer) = await SwitchOn(bob, Key, new(Guid.CreateVersion7(), "cellar"));
        Assert.Equal((HttpStatusCode.OK, false), (status, answer.GetProperty("repeated").GetBoolean()));
    }

    [Fact]
    public void A_key_with_a_time_keeps_it_and_none_is_used_as_it_is()
    {
        var key = Guid.CreateVersion7();
        var id = Of(key.ToString(), "/api/tests/switch-on", 1);
        Assert.Equal(key.ToString()[..13], id.ToString()[..13]);
        Assert.NotEqual(key, id);
        Assert.NotEqual(id, Of(key.ToString(), "/api/tests/switch-on", 2));
        Assert.NotEqual(id, Of(key.ToString(), "/api/tests/go-out", 1));
        Assert.Equal(id, Of(key.ToString(), "/API/tests/Switch-On", 1));
    }

    private static Guid Of(string key, string path, int person)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        (http.Request.Path, http.Request.Headers["Idempotency-Key"]) = (path, key);
        return IdempotencyKey.Of(http.Request, PersonId.From(new Guid(person, 0, 0, new byte[8])))!.Value;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> SwitchOn(Browser who, string key, SwitchOn command)
    {
        var answer = await who.Send(HttpMethod.Post, "/api/tests/switch-on", JsonContent.Create(command, options: Json.Messages), ("Idempotency-Key", key));
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
