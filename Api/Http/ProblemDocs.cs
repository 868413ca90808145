using PartnerSite.Api.OpenApi;

namespace PartnerSite.Api.Http;

/// <summary>The problem, as the document describes it.</summary>
internal static class ProblemDocs
{
    public static IReadOnlyDictionary<Type, Dictionary<string, MemberDocs>> Members { get; } = new Dictionary<Type, Dictionary<string, MemberDocs>>
    {
        [typeof(ApiProblem)] = new()
        {
            ["type"] = new("What kind of problem; `about:blank` when the status says it all.") { Values = ["about:blank", ApiProblem.TwoFactorRequired] },
            ["title"] = new("The status in words.") { MaxLength = 64, Pattern = DocsPatterns.Text },
            ["status"] = new("The status code.") { Range = (400, 599) },
            ["detail"] = new("What went wrong, what was kept and what to do: a sentence for people.") { MaxLength = 512, Pattern = DocsPatterns.Text },
            ["trace_id"] = new("Names this request in the site's log.") { MaxLength = 64, Pattern = "^[0-9A-Za-z:-]+$" },
            ["errors"] = new("For a 400: sentences by the member at fault; `$` is the body as a whole.")
            {
                Optional = true,
                Items = (100, new("What to mend.") { MaxLength = 4096, Pattern = DocsPatterns.Text }),
            },
        },
    };
}
