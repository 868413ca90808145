namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// Two processes of the site on one database; one of them is always up while the other restarts.
/// </summary>
internal sealed class TwoInstances(string folder) : IAsyncDisposable
{
    private readonly SiteProcess?[] processes = new SiteProcess?[2];
    private readonly Uri?[] addresses = new Uri?[2];

    /// <summary>Where the instances that are up listen.</summary>
    public IReadOnlyList<Uri> Addresses
    {
        get
        {
            lock (addresses)
            {
                return [.. addresses.OfType<Uri>()];
            }
        }
    }

    /// <summary>
    /// Restarts one after the other with these keys, of which the first is active; <paramref name="halfwayAsync"/>
    /// runs while only one has them.
    /// </summary>
    public async Task RollOutAsync(RootKey[] keys, Func<Task>? halfwayAsync = null)
    {
        for (var i = 0; i < processes.Length; i++)
        {
            Set(i, null);

            if (processes[i] is { } running)
            {
                Assert.Equal(0, await running.TerminateAsync());
                await running.DisposeAsync();
            }

            processes[i] = new SiteProcess(folder, "Production", KeyCommand.Variables(keys));
            var address = await processes[i]!.AddressAsync();
            Assert.True(address is not null, processes[i]!.Output);
            Set(i, new Uri(address));

            if (i == 0 && halfwayAsync is not null)
            {
                await halfwayAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes.OfType<SiteProcess>())
        {
            await process.DisposeAsync();
        }
    }

    private void Set(int i, Uri? address)
    {
        lock (addresses)
        {
            addresses[i] = address;
        }
    }
}
