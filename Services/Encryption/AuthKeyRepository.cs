using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Repositories;
using PartnerSite.Data;

namespace PartnerSite.Services.Encryption;

/// <summary>
/// Data Protection's ring in the database, without rows that are damaged, duplicated or in clear. EF Core's repository
/// would fail on a damaged row, and nobody could sign in; it would use a key in clear that the site did not write.
/// </summary>
internal sealed class AuthKeyRepository(
    IAuthKeyStore ring,
    IServiceProvider services,
    ILoggerFactory loggers,
    ILogger<AuthKeyRepository> logger
) : IXmlRepository
{
    private readonly EntityFrameworkCoreXmlRepository<AppDbContext> store = new(services, loggers);

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [
            .. ReadRows()
                .Where(row => row.Xml.Length > 0)
                .Select(row => Read(row.Id, row.Xml))
                .OfType<XElement>()
                .DistinctBy(element =>
                    element.Name == "key" && element.Attribute("id") is { } id ? id.Value : (object)element),
        ];

    public void StoreElement(XElement element, string friendlyName) => store.StoreElement(element, friendlyName);

    // Data Protection's interface is synchronous. It reads once a day.
    private IReadOnlyList<StoredAuthKey> ReadRows() =>
        ring.ReadAsync(after: long.MinValue, int.MaxValue, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private XElement? Read(long id, string xml)
    {
        if (AuthKeyXml.TryRead(xml, out var element))
        {
            return element;
        }

        logger.LogError(
            "The sign-in key in row {Row} is damaged or in clear and is left out: " +
            "who signed in with it has to sign in again.",
            id);
        return null;
    }
}
