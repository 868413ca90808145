namespace PartnerSite.Services.Encryption;

/// <summary>A sealed value could not be opened. The message never holds the value.</summary>
public sealed class DecryptionException(string message) : Exception(message);
