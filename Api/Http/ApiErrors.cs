using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Http;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Partners.Catalog;

namespace PartnerSite.Api.Http;

internal static class ApiErrors
{
    /// <summary>
    /// Every failure under <c>/api</c> is a problem, whoever noticed it: routing, authorization, the server or an
    /// exception.
    /// </summary>
    public static void UseApiErrors(this IApplicationBuilder app) =>
        app.UseWhen(
            context => context.Request.IsApi(),
            api =>
            {
                api.UseExceptionHandler(
                    new ExceptionHandlerOptions
                    {
                        ExceptionHandler = AnswerExceptionAsync,
                        SuppressDiagnosticsCallback = context =>
                            context.Exception is TooManyGuessesException || ErrorPages.NeedsNoStack(context),
                    });

                api.UseStatusCodePages(context =>
                    ProblemResult.WriteAsync(context.HttpContext, ProblemOf(context.HttpContext)));
            });

    private static Task AnswerExceptionAsync(HttpContext context)
    {
        var feature = context.Features.Get<IExceptionHandlerFeature>()!;

        if (feature.Error is TooManyGuessesException limit)
        {
            context.Response.Headers.RetryAfter = limit.Seconds;
            return ProblemResult.WriteAsync(context, ApiProblem.From(context, StatusCodes.Status429TooManyRequests));
        }

        if (StorageUnavailableException.IsUnknownAfter(feature.Error))
        {
            return ProblemResult.WriteAsync(context, ApiProblem.From(
                context, StatusCodes.Status503ServiceUnavailable, new Message("Api.OutcomeUnknown")));
        }

        return ProblemResult.WriteAsync(
            context,
            feature.Error is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest }
                ? ApiProblem.Invalid(context, [Describe(feature)])
                : ApiProblem.From(context, ErrorPages.StatusOf(feature.Error)));

        MemberFault Describe(IExceptionHandlerFeature failure)
        {
            if (failure.Error.InnerException is FormatException)
            {
                return IfMatch.Unreadable;
            }

            // The exception's message repeats what was sent, and its path may: name only members that the call has.
            var name = (failure.Error.InnerException as JsonException)?.Path?.Split('.')[^1];
            return MembersOf(failure.Endpoint, context).FirstOrDefault(member => member == name) is { } member
                ? new(member, new Message("Api.MemberNotString"))
                : new(MemberFault.WholeBody, new Message("Api.BodyNotObject"));
        }
    }

    private static ApiProblem ProblemOf(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status400BadRequest
            ? ApiProblem.Invalid(context, [new(MemberFault.WholeBody, new Message("Api.BodyCut"))])
            : ApiProblem.From(context, context.Response.StatusCode);

    private static IEnumerable<string> MembersOf(Endpoint? endpoint, HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var type = endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

        return type is null ? []
            : type == typeof(Dictionary<string, string>)
                ? context
                    .RequestServices.GetRequiredService<PartnerCatalog>()
                    .Attributes.Select(attribute => attribute.Key)
            : options.GetTypeInfo(type).Properties.Select(property => property.Name);
    }
}
