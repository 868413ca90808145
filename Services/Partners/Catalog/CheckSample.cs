namespace PartnerSite.Services.Partners.Catalog;

/// <summary>What a partner's check answers when all is well, for the API's documentation.</summary>
/// <param name="Message">The sentence for people, in English.</param>
/// <param name="Details">What the partner says of the account, by snake_case names.</param>
public sealed record CheckSample(string Message, IReadOnlyDictionary<string, string> Details);
