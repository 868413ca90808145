using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Repositories;
using PartnerSite.Data;

namespace PartnerSite.Services.Encryption;

/// <summary>
/// Data Protection's ring in the database. A damaged row is left out and logged: read as one, as EF Core's repository
/// does, it would take all others with it, and nobody could sign in.
/// </summary>
internal sealed class AuthKeyRepository(
    SqliteReader reader, IServiceProvider services, ILoggerFactory loggers, ILogger<AuthKeyRepository> logger) : IXmlRepository
{
    private readonly EntityFrameworkCoreXmlRepository<AppDbContext> store = new(services, loggers);

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. reader.Read(connection => DataProtectionKeyTable.Read(connection, after: 0, int.MaxValue))
            .Where(row => row.Xml.Length > 0)
            .Select(row => Parse(row.Id, row.Xml))
            .OfType<XElement>()];

    public void StoreElement(XElement element, string friendlyName) => store.StoreElement(element, friendlyName);

    private XElement? Parse(long id, string xml)
    {
        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException)
        {
            logger.LogError("The sign-in key in row {Row} is damaged and is left out: who signed in with it has to sign in again.", id);
            return null;
        }
    }
}
