using PartnerSite.Data;
using PartnerSite.Services.Accounts;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Http;
using PartnerSite.Services.Partners;
using PartnerSite.Services.Startup;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddRequestLimits();
    builder.AddDatabase();
    builder.AddEncryption();
    builder.AddAccounts();
    builder.AddPartners();
    builder.AddPages();

    var app = builder.Build();
    app.MigrateDatabase();

    app.UseSecurityHeaders();
    app.UseErrorPages();
    app.UseRequestLimits();
    app.UseRouting();
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapStaticAssets().AllowAnonymous();
    app.MapRazorPages().WithStaticAssets();
    app.MapNotFound();

    app.Run();
    return 0;
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync($"PartnerSite can't start: {exception.Message}");
    return 1;
}
