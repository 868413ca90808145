namespace PartnerSite.StandIn;

/// <summary>Sends a reply: late, in part or not at all, as it says.</summary>
internal static class ReplyWriter
{
    public static async Task WriteAsync(HttpContext context, Reply reply, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);

        try
        {
            await Task.Delay(reply.Delay, ended.Token);
            await SendAsync(context, reply, ended.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static async Task SendAsync(HttpContext context, Reply reply, CancellationToken cancellationToken)
    {
        if (reply.IsClosed)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        context.Response.ContentLength = reply.Body.Length;

        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(
            reply.IsCut ? reply.Body[..(reply.Body.Length / 2)] : reply.Body, cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);

        if (reply.IsCut)
        {
            context.Abort();
        }
    }
}
