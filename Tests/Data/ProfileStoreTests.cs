using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PartnerSite.Data;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Data;

/// <summary>What the rules believe of a change is what the database makes of it.</summary>
public sealed class ProfileStoreTests(Site site)
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc);

    private static readonly string[] Keys = ["chotot_id", "chotot_oid", "whatsapp_phone_number_id"];
    private static readonly string[] Partners = ["chotot", "whatsapp"];

    [Fact]
    public async Task What_is_read_after_a_change_is_the_profile_with_the_change()
    {
        var store = site.Services.GetRequiredService<IProfileStore>();
        var user = await site.NewUserAsync();
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<ApplicationUser>>();
        var userId = (await users.FindByEmailAsync(user.Email))!.Id;
        var expected = (await store.ReadAsync(userId, default))!;

        foreach (var change in ChangesOf(userId).Sample(50))
        {
            await store.ChangeAsync(userId, _ => change, default);
            expected = expected.With(change);

            Assert.Equal(Print(expected), Print((await store.ReadAsync(userId, default))!));
        }
    }

    private static Gen<ProfileChange> ChangesOf(string userId) =>
        from written in Gen.SubListOf(Keys)
        from removed in Gen.SubListOf(Keys)
        from connected in Gen.SubListOf(Partners)
        from disconnected in Gen.SubListOf(Partners)
        from value in Gen.Choose(0, 1_000)
        select new ProfileChange
        {
            Attributes =
            [
                .. written.Select(key => new UserAttribute
                {
                    UserId = userId,
                    Key = key,
                    Value = $"{value}",
                    Tags = [key[..6], $"tag{value % 3}"],
                    CreatedAt = Now,
                    UpdatedAt = Now.AddSeconds(value),
                    Version = Guid.NewGuid(),
                }),
            ],
            RemovedAttributes = [.. removed.Except(written)],
            Connections =
            [
                .. connected.Select(partner => new PartnerConnection
                {
                    UserId = userId,
                    Partner = partner,
                    State = value % 2 == 0 ? "connected" : null,
                    MessageKey = "Checks.Connected",
                    CheckedAt = value % 2 == 0 ? Now.AddSeconds(value) : null,
                    AskedAt = Now.AddMinutes(value),
                    LastUsedAt = value % 3 == 0 ? Now.AddHours(value) : null,
                }),
            ],
            RemovedConnections = [.. disconnected.Except(connected)],
            PromptAnsweredAt = value % 5 == 0 ? Now.AddDays(value) : null,
        };

    private static string Print(StoredProfile profile) => JsonSerializer.Serialize(new
    {
        profile.PromptAnsweredAt,
        Attributes = profile.Attributes
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => new { row.UserId, row.Key, row.Value, row.Tags, row.CreatedAt, row.UpdatedAt, row.Version }),
        Connections = profile.Connections.OrderBy(row => row.Partner, StringComparer.Ordinal),
    });
}
