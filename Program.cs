using PartnerSite.Api;
using PartnerSite.Api.Http;
using PartnerSite.Api.OpenApi;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Http;
using PartnerSite.Services.Partners;
using PartnerSite.Services.Sessions;
using PartnerSite.Services.Startup;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddSecretsDirectory();
    builder.AddRequestLimits();
    builder.AddDatabase();
    builder.AddEncryption();
    builder.AddAccounts();
    builder.AddSessions();
    builder.AddPartners();
    builder.AddPages();
    builder.AddApi();
    builder.AddApiDocument();

    var app = builder.Build();

    if (OperatorCommands.AreIn(args))
    {
        return await OperatorCommands.RunAsync(app, args);
    }

    app.MigrateDatabase();
    app.UseSecurityHeaders();
    app.UseErrorPages();
    app.UseRouting();
    app.UseCors();
    app.UseRequestLimits();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseApiBodies();
    app.MapStaticAssets().AllowAnonymous();
    app.MapRazorPages().WithStaticAssets();
    app.MapApi();
    app.MapApiDocument();
    app.MapDocsScript();
    app.MapHealth();
    app.MapNotFound();

    app.Run();
    return 0;
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync($"PartnerSite can't start: {exception.Message}");
    return 1;
}
