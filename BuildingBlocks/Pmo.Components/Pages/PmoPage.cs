using MediatR;
using Microsoft.AspNetCore.Components;

namespace Pmo.Components;

/// <summary>What every page is made of: it asks queries, does commands, and sends people on when a command is done.</summary>
public abstract class PmoPage : ComponentBase
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [Inject] private IMediator Mediator { get; set; } = null!;
    [Inject] private ReadModels ReadModels { get; set; } = null!;
    [Inject] private Submission Submission { get; set; } = null!;
    [Inject] private Notice Notice { get; set; } = null!;

    /// <summary>The page shows a past moment: nothing on it can be changed.</summary>
    protected bool LooksBack => Caller.AsOf is not null;

    /// <summary>Who looks at the page.</summary>
    [Inject] protected Caller Caller { get; set; } = null!;

    /// <summary>Where the page is and where it can go.</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>How days, instants, numbers and money are written for this person.</summary>
    [Inject] protected Format Format { get; set; } = null!;

    /// <summary>Asks a query.</summary>
    protected Task<T> Ask<T>(IQuery<T> query)
    {
        Caller.Whole?.Add(query.GetType());
        return Mediator.Send(query);
    }

    /// <summary>
    /// Sends a command. True when its effect is in the log; then the tables have been waited for (two seconds at most), so that
    /// people see what they did. A refusal's sentence appears above the form.
    /// </summary>
    protected async Task<bool> Do(ICommand command)
    {
        Caller.CommandId ??= Submission.Key;
        var outcome = await Mediator.Send(command);
        if (outcome.Accepted) await ReadModels.WaitFor(outcome.Position, Patience);
        else Submission.Refuse(outcome);
        return outcome.Accepted;
    }

    /// <summary>Refuses the form itself, with a sentence above it, before any command is sent.</summary>
    protected void Refuse(string code, string sentence) => Submission.Refuse(Outcome.Refused(code, sentence));

    /// <summary>Ends a form: the browser goes to <paramref name="href"/> by GET, where <paramref name="message"/> is said once.</summary>
    protected void Done(string href, string message)
    {
        Notice.Leave(message);
        Navigation.NavigateTo(href);
    }

    /// <summary>Answers 404: there is no such thing, or not for this person.</summary>
    protected void Missing() => Navigation.NotFound();

    /// <summary>True when the person, or whom they act for as a deputy, may send this command. Only for what is shown: rules decide for themselves.</summary>
    protected bool May<TCommand>() where TCommand : ICommand => Caller.May(typeof(TCommand));

    /// <summary>True when the person holds one of these roles and may change something now, so never while looking back. Only for what is shown: rules and queries decide for themselves.</summary>
    protected bool Is(params ReadOnlySpan<Role> roles) => !LooksBack && Caller.Viewer?.Is(roles) == true;
}
