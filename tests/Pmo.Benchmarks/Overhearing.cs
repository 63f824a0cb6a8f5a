using MediatR;

namespace Pmo.Benchmarks;

/// <summary>The mediator, noting which questions are asked while somebody listens.</summary>
internal sealed class Overhearing(IMediator mediator, Overhearing.Heard heard) : IMediator
{
    public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        if (heard.Listening) heard.Questions.Add(request);
        return mediator.Send(request, cancellationToken);
    }

    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default) where TNotification : INotification =>
        mediator.Publish(notification, cancellationToken);

    /// <summary>What was asked; listen only while one request runs.</summary>
    public sealed class Heard
    {
        public bool Listening { get; set; }

        public List<object> Questions { get; } = [];
    }
}
