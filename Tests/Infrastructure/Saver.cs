using System.Collections.Concurrent;
using System.Net;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// A program that saves one number after the other in both ids of a partner, whatever happens to the site.
/// </summary>
internal sealed class Saver : IDisposable
{
    private const string All = "/api/v1/profile/attributes";

    private readonly ConcurrentBag<HttpStatusCode> answers = [];
    private ApiClient program;
    private int tried;
    private int acknowledged;

    private Saver(ApiClient program) => this.program = program;

    /// <summary>How many saves the site has said that it has.</summary>
    public int Saved => answers.Count(answer => answer == HttpStatusCode.OK);

    /// <summary>How many it has refused because of its database.</summary>
    public int Refused => answers.Count(answer => answer == HttpStatusCode.ServiceUnavailable);

    /// <summary>How many it has answered in another way.</summary>
    public int Others => answers.Count - Saved - Refused;

    /// <summary>With a new account and a save.</summary>
    public static async Task<Saver> NewAsync(Uri address)
    {
        using var user = new SiteClient(address);
        await user.RegisterAsync(Emails.New());
        var saver = new Saver(new(address));
        Assert.Equal(HttpStatusCode.OK, (await saver.program.LoginAsync(user.Email)).Status);
        Assert.Equal(HttpStatusCode.OK, await saver.SaveAsync());
        return saver;
    }

    public static Task<Saver[]> SeveralAsync(int count, Uri address) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => NewAsync(address)));

    /// <summary>The site was started again.</summary>
    public void MoveTo(Uri address)
    {
        var token = program.Token;
        program.Dispose();
        program = new(address) { Token = token };
    }

    /// <summary>Saves the next number.</summary>
    public async Task<HttpStatusCode> SaveAsync()
    {
        var number = $"{++tried}";
        var answer = (await program.PutAsync(All, new { chotot_id = number, chotot_oid = number })).Status;
        answers.Add(answer);
        acknowledged = answer == HttpStatusCode.OK ? tried : acknowledged;
        return answer;
    }

    /// <summary>Saves until it is told to end, or nobody answers.</summary>
    public async Task SaveAsync(CancellationToken end)
    {
        try
        {
            while (!end.IsCancellationRequested)
            {
                await SaveAsync();
            }
        }
        catch (HttpRequestException)
        {
            // The site is gone, and what was sent last has no answer.
        }
    }

    /// <summary>Whether its values can be read.</summary>
    public async Task<bool> CanReadAsync() => (await program.GetAsync(All)).Status == HttpStatusCode.OK;

    /// <summary>How many acknowledged saves are not there: those after the number that is stored.</summary>
    public async Task<int> LostAsync()
    {
        var stored = await program.GetAsync(All);
        var number = int.Parse(stored.Text("chotot_id")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(stored.Text("chotot_id"), stored.Text("chotot_oid"));
        Assert.InRange(number, 1, tried);
        return Math.Max(0, acknowledged - number);
    }

    public void Dispose() => program.Dispose();
}
