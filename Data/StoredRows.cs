namespace PartnerSite.Data;

/// <summary>All that is stored of one user's partners.</summary>
/// <param name="Attributes">The attributes.</param>
/// <param name="Connections">What is known of the connections beside them.</param>
internal sealed record StoredRows(List<UserAttribute> Attributes, List<PartnerConnection> Connections);
