using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PartnerSite.Data;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;
using PartnerSite.Services.Partners.Profile;
using PartnerSite.Services.Partners.Saving;
using PartnerSite.Services.Telemetry;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>The rules of saving, with the catalog of the site and no database.</summary>
internal sealed class Rules
{
    public const string User = "lan";
    public const string Id = "whatsapp_phone_number_id";
    public const string Token = "whatsapp_system_token";
    public const string Password = "a long enough password";
    public const string LastDay = "whatsapp_token_expires_on";

    public static readonly DateTime Now = new(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc);

    private static readonly PartnerCatalog Catalog = PartnerCatalog.Default;

    private readonly SaveDecisions decisions;

    public Rules()
    {
        Cipher = new(new EncryptionKeyRing(new EncryptionKey(RandomNumberGenerator.GetBytes(EncryptionKey.Size))));
        Profiles = new(Store, Catalog, Cipher);
        Drafts = new(Catalog, Cipher);
        SaveRules = new(Catalog, Cipher);
        decisions = new(SaveRules, Profiles, Catalog);
        var clock = new FixedClock(Now);
        var activity = new ActivityRecorder(new MemoryActivityStore(Store), new HttpContextAccessor(), clock);
        Saves = new(Store, SaveRules, decisions, new OnePassword(), activity, SiteMetrics.Unseen);
    }

    public MemoryProfileStore Store { get; } = new MemoryProfileStore().Add(User);

    public AttributeCipher Cipher { get; }

    public PartnerProfiles Profiles { get; }

    public Drafts Drafts { get; }

    public SaveRules SaveRules { get; }

    public PartnerSaves Saves { get; }

    public StoredProfile Stored => Store[User];

    public static Partner Chotot => Catalog.FindPartner("chotot")!;

    public static Partner WhatsApp => Catalog.FindPartner("whatsapp")!;

    /// <summary>A form with these partners ticked.</summary>
    public Draft Form(string partners, params (string Key, string? Value)[] values) => Drafts.FromForm(
        User,
        partners.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        values.ToDictionary(value => value.Key, value => value.Value),
        version: null);

    /// <summary>Single attributes, as a program sends them.</summary>
    public Draft Members(params (string Key, string? Value)[] values) =>
        Drafts.FromPatch(User, values.ToDictionary(value => value.Key, value => value.Value));

    public SavePlan Plan(Draft draft, Predicate<PartnerProfile>? condition = null) =>
        SaveRules.Plan(Stored, draft, condition, Now);

    /// <summary>Decides twice, asserts that both decisions are the same, and returns it.</summary>
    public Decision<SaveResult> Decide(Draft draft, params (Partner Partner, PartnerCheck Check)[] checks)
    {
        var stamp = new ActivityStamp(User, Now, new(null, null));
        var byPartner = checks.ToDictionary(check => check.Partner, check => check.Check);
        var first = decisions.Decide(Stored, draft, condition: null, byPartner, stamp);
        var second = decisions.Decide(Stored, draft, condition: null, byPartner, stamp);
        Assert.Equal(JsonSerializer.Serialize(first.Change), JsonSerializer.Serialize(second.Change));
        return second;
    }

    public Task<SaveResult> SaveAsync(Draft draft) => Saves.SaveAsync(draft, condition: null, default);

    /// <summary>The stored values, decrypted, as <c>key=value</c>.</summary>
    public IEnumerable<string> Values => Stored.Attributes.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row =>
        $"{row.Key}={(row.Key == Token ? Cipher.Decrypt(row.Value, new(User, row.Key)) : row.Value)}");

    /// <summary>Everybody's password is <see cref="Password"/>.</summary>
    private sealed class OnePassword : IAccountPasswords
    {
        public bool MayBePassword(string text) => true;

        public Task<Message?> FaultOfAsync(
            string userId, AttributeDefinition attribute, IReadOnlyCollection<string> texts) =>
            Task.FromResult(texts.Contains(Password) ? new Message("Partners.OwnPassword", attribute) : null);
    }
}
