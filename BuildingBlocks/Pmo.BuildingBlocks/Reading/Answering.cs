using MediatR;

namespace Pmo;

/// <summary>The one way a question is answered: from the tables of the module that answers, as they are or as they were at the moment looked back at, for the caller's eyes of today.</summary>
public sealed class Answering<TQuery, TAnswer>(IAnswer<TQuery, TAnswer> answer, ReadModels models, Replays replays, Caller caller) : IRequestHandler<TQuery, TAnswer>
    where TQuery : IQuery<TAnswer>
{
    public Task<TAnswer> Handle(TQuery request, CancellationToken cancellationToken)
    {
        var who = caller.ViewerFor(typeof(TQuery)) ?? throw new NotSignedInException();
        if (caller.AsOf is { } past) return replays.Read(answer.GetType(), past.Position, db => answer.Answer(request, who with { Now = past.At, LooksBack = true }, db), cancellationToken);
        return Task.FromResult(models.Read(answer.GetType(), db => answer.Answer(request, who, db)));
    }
}

/// <summary>Answers for a module that is switched off.</summary>
public sealed class NotInstalled<TQuery, T> : IRequestHandler<TQuery, Answer<T>> where TQuery : IQuery<Answer<T>>
{
    public Task<Answer<T>> Handle(TQuery request, CancellationToken cancellationToken) => Task.FromResult(Answer<T>.NotInstalled);
}
