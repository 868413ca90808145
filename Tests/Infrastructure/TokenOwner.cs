using System.Net;
using Microsoft.Data.Sqlite;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A user with a partner's token and one browser, across restarts of the site on one database.</summary>
internal sealed class TokenOwner(string folder) : IDisposable
{
    private const string TokenKey = "whatsapp_system_token";

    private SiteClient? browser;

    /// <summary>
    /// Starts the site, saves a new token and finds it encrypted with this key. A browser that was signed in before
    /// still is, and the password is still good.
    /// </summary>
    public async Task SaveAsync(RootKey key, params (string Name, string Value)[] variables)
    {
        await using var site = new SiteProcess(folder, "Production", variables);
        var listening = await site.AddressAsync();
        Assert.True(listening is not null, site.Output);
        var address = new Uri(listening);

        if (browser is null)
        {
            browser = new(address);
            await browser.RegisterAsync(Emails.New());
        }
        else
        {
            browser.MoveTo(address);
            using var another = new SiteClient(address);
            Assert.Equal(HttpStatusCode.Redirect, (await another.SignInAsync(browser.Email)).Status);
        }

        var token = $"EAAG{Guid.NewGuid():N}";
        Assert.Equal("/partners", (await browser.SaveWhatsAppAsync(token: token)).Header("Location"));

        var (userId, envelope) = Stored();
        Assert.StartsWith($"enc:v1:{key.Id}:", envelope, StringComparison.Ordinal);
        Assert.Equal(token, key.Decrypt(envelope, new AttributeAddress(userId, TokenKey)));
        Assert.Equal(0, await site.TerminateAsync());
        Assert.DoesNotContain(key.Text, site.Output, StringComparison.Ordinal);
    }

    public void Dispose() => browser?.Dispose();

    private (string UserId, string Envelope) Stored()
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, "App_Data", "partnersite.db")};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(
            """SELECT "UserId", "Value" FROM "UserAttributes" WHERE "Key" = @key""",
            connection);
        command.Parameters.AddWithValue("@key", TokenKey);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return (reader.GetString(0), reader.GetString(1));
    }
}
