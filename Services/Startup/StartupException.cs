namespace PartnerSite.Services.Startup;

/// <summary>
/// The site can't start as it is configured. The message names the setting and what to do, never a secret.
/// </summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
