using Microsoft.Net.Http.Headers;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Profile;

namespace PartnerSite.Api.Http;

/// <summary>
/// The condition of a change (RFC 9110, section 13.1.1): the stored data is still what the caller saw. All addresses of
/// a user's profile share one entity tag, so that a tag from any of them protects a change through any other.
/// </summary>
internal sealed class IfMatch(IReadOnlyList<EntityTagHeaderValue>? tags)
{
    /// <summary>The fault of a header that is not a list of entity tags.</summary>
    public static MemberFault Unreadable { get; } = new(HeaderNames.IfMatch, new Message("Api.BadIfMatch"));

    /// <summary>The condition for a change of the whole profile; null when there is none.</summary>
    public Predicate<PartnerProfile>? ForProfile => tags is null ? null : profile => Holds(profile, exists: true);

    /// <summary>The condition for a change of one attribute: <c>*</c> holds when it is set.</summary>
    public Predicate<PartnerProfile>? ForAttribute(string key) =>
        tags is null ? null : profile => Holds(profile, profile.Find(key) is not null);

    /// <summary>Reads the header for the endpoint that takes it.</summary>
    /// <exception cref="BadHttpRequestException">It is there and is not a list of entity tags.</exception>
    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch;

        if (header.Count == 0)
        {
            return new(new IfMatch(tags: null));
        }

        return EntityTagHeaderValue.TryParseStrictList(header!, out var tags)
            ? new(new IfMatch([.. tags]))
            : throw new BadHttpRequestException("If-Match is not a list of entity tags.", new FormatException());
    }

    /// <summary>Tells the caller which version the answer shows.</summary>
    public static void Tag(HttpResponse response, PartnerProfile profile) => response.Headers.ETag = TagOf(profile);

    private static string TagOf(PartnerProfile profile) => $"\"{profile.Version}\"";

    // Weak tags never match here (section 8.8.3.2, strong comparison).
    private bool Holds(PartnerProfile profile, bool exists) => tags!.Any(tag =>
        tag.Equals(EntityTagHeaderValue.Any) ? exists : !tag.IsWeak && tag.Tag == TagOf(profile));
}
