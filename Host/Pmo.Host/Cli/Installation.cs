using System.Net.Http.Json;
using System.Text.Json;

namespace Pmo.Host.Cli;

/// <summary>The installation a console command works on: the running host, or one that runs just for this command.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly HttpClient client;
    private readonly WebApplication? own;

    /// <summary>True when no host runs but the one of this command, which ends with it.</summary>
    public bool IsOwn => own is not null;

    private Installation(HttpClient client, WebApplication? own) => (this.client, this.own) = (client, own);

    /// <summary>Connects to the host of a data directory, or opens the store itself, without a site, when none runs.</summary>
    public static async Task<Installation> Open(string dataDirectory, IReadOnlyList<string> modules)
    {
        if (await Running(dataDirectory) is { } running) return running;
        var app = PmoHost.Build(new PmoSettings(dataDirectory, modules, Urls: ""), b => b.Logging.SetMinimumLevel(LogLevel.Error));
        await app.StartAsync();
        Socket.Guard(dataDirectory);
        var client = await Socket.Connect(dataDirectory) ?? throw new ConsoleException($"The installation in {dataDirectory} does not answer.");
        return new Installation(client, app);
    }

    /// <summary>Connects to the host of a data directory; null when none runs.</summary>
    public static async Task<Installation?> Running(string dataDirectory) =>
        Directory.Exists(dataDirectory) && await Socket.Connect(dataDirectory) is { } running ? new Installation(running, null) : null;

    /// <summary>Asks a query.</summary>
    public async Task<JsonElement> Ask(string query, params (string Name, string? Value)[] with)
    {
        var text = string.Join('&', with.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return await Read(await client.GetAsync($"/{query}?{text}"));
    }

    /// <summary>Sends a command.</summary>
    public async Task<JsonElement> Do(string command, object body) => await Read(await client.PostAsJsonAsync($"/{command}", body, Json.Messages));

    /// <summary>Sends a form with files.</summary>
    public async Task<JsonElement> Post(string path, MultipartFormDataContent form) => await Read(await client.PostAsync($"/{path}", form));

    /// <summary>Fetches a file.</summary>
    public async Task Fetch(string path, string file, CancellationToken cancellation)
    {
        using var response = await client.GetAsync($"/{path}", HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!response.IsSuccessStatusCode) await Read(response);
        await using var to = File.Create(file);
        await response.Content.CopyToAsync(to, cancellation);
    }

    private static async Task<JsonElement> Read(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var json = text.Length > 0 && text[0] is '{' or '[' or '"' ? JsonDocument.Parse(text).RootElement : default;
        if (response.IsSuccessStatusCode) return json;
        var sentence = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("detail", out var detail) ? detail.GetString() : null;
        throw new ConsoleException(sentence ?? $"The host answered {(int)response.StatusCode}.", json);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (own is null) return;
        await own.StopAsync();
        await own.DisposeAsync();
    }
}

/// <summary>A console command that could not be carried out, with what to do; exit code 1.</summary>
internal sealed class ConsoleException(string sentence, JsonElement details = default) : Exception(sentence)
{
    /// <summary>What the host said, for <c>--json</c>.</summary>
    public JsonElement Details => details;

    /// <summary>The host's stable code of the refusal; empty when it was not the host that refused.</summary>
    public string Code => details.Text("code");
}
