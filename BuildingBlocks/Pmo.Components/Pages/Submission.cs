using Microsoft.AspNetCore.Http;

namespace Pmo.Components;

/// <summary>
/// One sending of one form: its idempotency key, and what was refused. The key is a hidden field made when the form is shown,
/// so that a double click or a repeated request is one command.
/// </summary>
public sealed class Submission(IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>The hidden field's name.</summary>
    public const string Field = "_key";

    private readonly List<Refusal> refusals = [];
    private Guid? key;

    /// <summary>Why commands of this request were refused, in order.</summary>
    public IReadOnlyList<Refusal> Refusals => refusals;

    /// <summary>True while a posted form is being answered.</summary>
    public bool Posted => http.HttpContext is { } context && HttpMethods.IsPost(context.Request.Method);

    /// <summary>The key the form is shown with: the posted one while the form may be sent again unchanged, else a new one.</summary>
    public Guid Key => key ??= PostedKey() ?? NewKey();

    /// <summary>Remembers a refusal. Nothing was written, so what is sent next is another command: it gets a new key.</summary>
    internal void Refuse(Outcome outcome)
    {
        refusals.Add(new Refusal(outcome.Code ?? "", outcome.Sentence ?? Unexplained(outcome.Kind)));
        if (outcome.Kind != OutcomeKind.Unavailable) key = NewKey();
    }

    private static string Unexplained(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Conflict => "Somebody else changed this at the same moment. Nothing was saved; try again.",
        OutcomeKind.Unavailable => "It could not be saved just now. Your input is kept; try again.",
        OutcomeKind.TooEarly => "It is too early for this.",
        _ => "This is not possible now.",
    };

    private Guid? PostedKey() =>
        Posted && http.HttpContext!.Request is { HasFormContentType: true } request && Guid.TryParse(request.Form[Field], out var posted) ? posted : null;

    private Guid NewKey() => Guid.CreateVersion7(time.GetUtcNow());
}

/// <summary>Why a command was refused.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Sentence">What a person reads.</param>
public sealed record Refusal(string Code, string Sentence);
