using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using PartnerSite.Services.Languages;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// Debian's whole Chromium with a sign-in of the site saved in its password manager, which fills it in where it
/// belongs. The headless shell that other tests use has no password manager.
/// </summary>
public sealed class PasswordManager : IAsyncDisposable
{
    private readonly string profile = Directory.CreateTempSubdirectory("partnersite-profile-").FullName;
    private IPlaywright? playwright;

    /// <summary>A person whose browser knows their sign-in at the site of this address.</summary>
    public async Task<Person> NewPersonAsync(string address, string email, string password)
    {
        var executable = Tool.Find("chromium");
        Assert.SkipWhen(executable is null, "Chromium is not installed: run ./test.sh, which installs it.");
        playwright = await Playwright.CreateAsync();

        // The first start makes the file of sign-ins.
        await using (await StartAsync(executable!, address))
        {
        }

        Save(address, email, password);
        var context = await StartAsync(executable!, address);
        context.SetDefaultTimeout(Chromium.Patience);
        return new(context, address, context.Pages[0], scripts: true, SiteLanguage.All[0]);
    }

    public ValueTask DisposeAsync()
    {
        playwright?.Dispose();
        Directory.Delete(profile, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<IBrowserContext> StartAsync(string executable, string address) =>
        playwright!.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            BaseURL = address,
            ExecutablePath = executable,
            Locale = "en",
            IgnoreDefaultArgs = ["--enable-automation"],
            Args = [.. Chromium.Arguments, "--password-store=basic"],
        });

    private void Save(string address, string email, string password)
    {
        using var connection = new SqliteConnection($"Data Source={profile}/Default/Login Data;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO logins (origin_url, action_url, username_element, username_value, password_element,
                password_value, submit_element, signon_realm, date_created, blacklisted_by_user, scheme, password_type,
                times_used, skip_zero_click, generation_upload_status, date_last_used, date_password_modified)
            VALUES (@page, @page, 'Input.Email', @email, 'Input.Password', @password, '', @realm, @now, 0, 0, 0, 1, 0, 0,
                @now, @now)
            """;
        command.Parameters.AddWithValue("@page", $"{address}/Identity/Account/Login");
        command.Parameters.AddWithValue("@realm", $"{address}/");
        command.Parameters.AddWithValue("@email", email);
        command.Parameters.AddWithValue("@password", Encrypt(password));

        // Microseconds since 1601.
        command.Parameters.AddWithValue("@now", DateTime.UtcNow.ToFileTimeUtc() / 10);
        command.ExecuteNonQuery();
    }

    // With --password-store=basic the key is the same everywhere (components/os_crypt/sync/os_crypt_linux.cc).
    private static byte[] Encrypt(string password)
    {
        using var aes = Aes.Create();
#pragma warning disable CA5379, CA5387 // Chromium's choice.
        aes.Key = Rfc2898DeriveBytes.Pbkdf2("peanuts", "saltysalt"u8, iterations: 1, HashAlgorithmName.SHA1, 16);
#pragma warning restore CA5379, CA5387
        var spaces = Enumerable.Repeat((byte)' ', 16).ToArray();
        return [.. "v10"u8, .. aes.EncryptCbc(Encoding.UTF8.GetBytes(password), spaces)];
    }
}
