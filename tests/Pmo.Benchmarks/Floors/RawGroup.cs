using System.Threading.Channels;

namespace Pmo.Benchmarks;

/// <summary>The least a shared append can cost: a queue, one thread, one transaction for what has queued, nothing checked.</summary>
internal sealed class RawGroup : IAsyncDisposable
{
    private const int LargestBatch = 256;
    private readonly Channel<(RawEvent Event, TaskCompletionSource Done)> queue = Channel.CreateUnbounded<(RawEvent, TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly RawLog log;
    private readonly Task writing;

    public RawGroup(RawLog log)
    {
        this.log = log;
        writing = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Completes when the disk has the event.</summary>
    public Task Append(in RawEvent e)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Writer.TryWrite((e, done));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.Complete();
        await writing;
    }

    private void Work()
    {
        var batch = new List<TaskCompletionSource>(LargestBatch);
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            log.Begin();
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var next))
            {
                log.Insert(next.Event);
                batch.Add(next.Done);
            }

            log.Commit();
            foreach (var done in batch) done.SetResult();
            batch.Clear();
        }
    }
}
