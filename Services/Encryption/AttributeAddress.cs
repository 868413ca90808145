namespace PartnerSite.Services.Encryption;

/// <summary>Where an attribute's value belongs: its owner and its key.</summary>
public readonly record struct AttributeAddress(string UserId, string Key);
