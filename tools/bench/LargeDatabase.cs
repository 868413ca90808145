using PartnerSite.Data.Sqlite;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Bench;

/// <summary>A database with many accounts, each with an encrypted token.</summary>
internal static class LargeDatabase
{
    private const string TokenKey = "whatsapp_system_token";

    // What is not named here is nothing, or zero.
    private const string UserSql = """
        INSERT INTO "AspNetUsers" (
            "Id", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "SecurityStamp", "ConcurrencyStamp",
            "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
        VALUES (@id, @email, upper(@email), @email, upper(@email), @id, @id, 1, 0, 0, 1, 0)
        """;

    private const string TokenSql = """
        INSERT INTO "UserAttributes" ("UserId", "Key", "Value", "Tags", "CreatedAt", "UpdatedAt", "Version")
        VALUES (@id, @key, @value, '["whatsapp","sensitive"]', @now, @now, @version)
        """;

    /// <summary>Copies the database of a stopped site and adds the accounts.</summary>
    public static void Make(string from, string to, string key, int accounts)
    {
        File.Copy(from, to);
        var cipher = new AttributeCipher(new EncryptionKeyRing(new EncryptionKey(Convert.FromBase64String(key))));
        using var connection = new PreparedConnection(new SqliteDatabase(to).Open());
        connection.Execute("PRAGMA synchronous = OFF");
        connection.Execute("BEGIN");

        for (var number = 0; number < accounts; number++)
        {
            var id = $"{number:x32}";
            connection.Execute(UserSql, ("@id", id), ("@email", $"{number}@example.com"));
            connection.Execute(
                TokenSql,
                ("@id", id),
                ("@key", TokenKey),
                ("@value", cipher.Encrypt($"EAA{number:D197}", new(id, TokenKey))),
                ("@now", DateTime.UtcNow),
                ("@version", Guid.NewGuid()));
        }

        connection.Execute("COMMIT");
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
