using PartnerSite.Api;
using PartnerSite.Api.Http;
using PartnerSite.Api.OpenApi;
using PartnerSite.Data.Setup;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Accounts.Mails;
using PartnerSite.Services.Activity;
using PartnerSite.Services.Appearance;
using PartnerSite.Services.Checks;
using PartnerSite.Services.Commands;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Encryption.Keys;
using PartnerSite.Services.Http;
using PartnerSite.Services.Languages;
using PartnerSite.Services.Mail;
using PartnerSite.Services.Notices;
using PartnerSite.Services.Partners;
using PartnerSite.Services.Rechecks;
using PartnerSite.Services.Rotation;
using PartnerSite.Services.Sessions;
using PartnerSite.Services.Startup;
using PartnerSite.Services.Support;
using PartnerSite.Services.Telemetry;

try
{
    Descriptors.Require();
    var commandLine = new CommandLine(args);

    if (commandLine.Command.Count > 0)
    {
        return await OperatorCommands.RunAsync(commandLine.Command, (database, isRequired) =>
        {
            var site = Build(commandLine.Settings, builder =>
            {
                builder.LogToErrors();
                builder.KeepMetricsToSite();
                builder.UseDatabase(database);
            });
            return isRequired ? site.RequireDatabase() : site;
        });
    }

    var app = Build(args);
    app.MigrateDatabase(check: app.CheckKeys);
    app.SecureSecondFactors();
    app.LogKeys();
    app.UseSitePath();
    app.UseProxies();
    app.UseRequestLog();
    app.UseSecurityHeaders();
    app.UsePageCompression();
    app.UseLanguages();
    app.UseApiErrors();
    app.UseErrorPages();
    app.UseRouting();
    app.UseCors();
    app.UseRequestLimits();
    app.UseSessions();
    app.UseAuthorization();
    app.UseApiBodies();
    app.MapStaticAssets().ShortCircuit();
    app.MapRazorPages().WithStaticAssets();
    app.MapApi();
    app.MapApiDocument();
    app.MapDocsScript();
    app.MapHealth();
    app.MapNotFound();

    await app.ServeAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } reason)
{
    await Console.Error.WriteLineAsync($"PartnerSite can't start: {reason}");
    return 1;
}

static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? adjust = null)
{
    var builder = ContentRoot.CreateBuilder(settings);
    builder.AddSecretsDirectory();
    adjust?.Invoke(builder);
    builder.AddLogLines();
    builder.AddStartFailures();
    builder.RequireAddresses();
    builder.AddSecretLogs();
    builder.AddTelemetry();
    builder.AddRequestLimits();
    builder.AddFaultLog();
    builder.AddSitePath();
    builder.AddProxies();
    builder.AddUnixSockets();
    builder.AddStrictTransport();
    builder.AddDatabase();
    // Before the keys: an operator need not wait for a vault to hear that the build can't use another setting.
    builder.AddEncryption();
    builder.AddEncryptionKeys();
    builder.AddRotation();
    builder.AddAccounts();
    builder.AddMail();
    builder.AddAccountMails();
    builder.AddSessions();
    builder.AddPartners();
    builder.AddActivity();
    builder.AddPartnerClients();
    builder.AddChecks();
    builder.AddRechecks();
    builder.AddNotices();
    builder.AddLanguages();
    builder.AddSupport();
    builder.AddAppearance();
    builder.AddPages();
    builder.AddIdentityPages();
    builder.AddPageCompression();
    builder.AddApi();
    builder.AddApiDocument();
    return builder.Build();
}
