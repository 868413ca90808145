using System.Globalization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using PartnerSite.Services.Languages;

namespace PartnerSite.Api.Http;

/// <summary>Answers with a problem.</summary>
internal sealed class ProblemResult(Func<HttpContext, ApiProblem> make) : IResult
{
    /// <summary>A 400 that says what to correct.</summary>
    public static ProblemResult Invalid(params IEnumerable<MemberFault> errors) =>
        new(context => ApiProblem.Invalid(context, errors));

    /// <summary>The problem of a status.</summary>
    public static ProblemResult From(int status) => new(context => ApiProblem.From(context, status));

    /// <summary>The problem of a status with a detail of its own.</summary>
    public static ProblemResult From(int status, Message detail) =>
        new(context => ApiProblem.From(context, status, detail));

    /// <summary>A 429 that says how long to wait.</summary>
    public static ProblemResult TooMany(TimeSpan retryAfter, Message detail) =>
        new(context =>
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);
            return ApiProblem.From(context, StatusCodes.Status429TooManyRequests, detail);
        });

    /// <summary>A 401, with the challenge that it has to carry (RFC 9110, section 11.6.1).</summary>
    public static ProblemResult Unauthorized(Func<HttpContext, ApiProblem> make) => new(context =>
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return make(context);
    });

    /// <summary>A 401 for an account that was deleted during the request.</summary>
    public static ProblemResult AccountGone { get; } = Unauthorized(context =>
        ApiProblem.From(context, StatusCodes.Status401Unauthorized, new Message("Api.AccountGone")));

    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, make(httpContext));

    /// <summary>Writes the problem, whatever types the caller accepts.</summary>
    public static Task WriteAsync(HttpContext context, ApiProblem problem)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        context.Response.StatusCode = problem.Status;

        if (problem.Status == StatusCodes.Status415UnsupportedMediaType && HttpMethods.IsPatch(context.Request.Method))
        {
            // RFC 5789, section 2.2.
            context.Response.Headers["Accept-Patch"] = ApiBodies.MergePatch;
        }

        return context.Response.WriteAsJsonAsync(problem, options, ApiProblem.ContentType, CancellationToken.None);
    }
}
