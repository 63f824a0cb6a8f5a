using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Pmo;

/// <summary>Reads a command from a request's body, strictly, with errors that say what to do.</summary>
public static class Body
{
    /// <summary>The command, or a <see cref="BadRequestException"/>.</summary>
    public static async Task<T> Read<T>(HttpRequest request, CancellationToken cancellation) where T : class
    {
        if (!request.HasJsonContentType()) throw new BadRequestException("body.media-type", "Send the command as application/json.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, Json.Messages, cancellation)
                ?? throw new BadRequestException("body.empty", "Send the command as a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new BadRequestException("body.invalid", Explain(wrong));
        }
    }

    internal static string Explain(JsonException wrong)
    {
        var where = string.IsNullOrEmpty(wrong.Path) || wrong.Path == "$" ? "" : $" at {wrong.Path}";
        var what = wrong.Message.Split(" Path:", 2)[0];
        return $"The JSON{where} is not what this takes: {what}";
    }
}

/// <summary>A request that cannot be understood, with what to do about it.</summary>
public sealed class BadRequestException(string code, string sentence, int status = StatusCodes.Status400BadRequest) : Exception(sentence)
{
    /// <summary>The stable code.</summary>
    public string Code => code;

    /// <summary>The HTTP status.</summary>
    public int Status => status;
}

/// <summary>The client's key of a request: what one person sends to one address under the same key is carried out once.</summary>
public static class IdempotencyKey
{
    /// <summary>The command id of a request, made from the key, who sends it and where to; null without a key.</summary>
    /// <remarks>Nobody can find out, or spoil, what others send under keys they know. A key that is a UUIDv7 keeps its time, so that events stay in its order.</remarks>
    public static Guid? Of(HttpRequest request, PersonId? person)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0) return null;
        if (key.Length > 200) throw new BadRequestException("command.key", "An Idempotency-Key has at most 200 characters.");
        var scope = $"pmo.idempotency-key\n{person}\n{request.Path.Value?.ToLowerInvariant()}";
        return Guid.TryParse(key, out var id) && id.Version == 7 ? Ids.From(id, scope) : Ids.Named(scope, key);
    }
}
