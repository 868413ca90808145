using PartnerSite.Services.Languages;

namespace PartnerSite.Api.Http;

/// <summary>What is wrong with a member of a request. It never holds a value.</summary>
/// <param name="Member">
/// The member of the body, the parameter or the header; <see cref="WholeBody"/> for the body as a whole.
/// </param>
/// <param name="Message">A sentence for people.</param>
internal sealed record MemberFault(string Member, Message Message)
{
    /// <summary>The member that stands for the body as a whole.</summary>
    public const string WholeBody = "$";
}
