using System.Net;

namespace PartnerSite.Services.Startup;

internal static class ListenAddresses
{
    private const string Hint = "Write it as http://127.0.0.1:5080, or as http://*:5080 for every network.";

    /// <summary>
    /// Refuses addresses at which the server would listen to every network without being told to: it takes any name for
    /// that.
    /// </summary>
    /// Refuses addresses at which the server would listen to every network without being told to: it takes a name for
    public static void RequireAddresses(this WebApplicationBuilder builder)
    {
        var addresses = builder.Configuration.Text(WebHostDefaults.ServerUrlsKey) ?? "";
        const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

        foreach (var text in addresses.Split(';', Tidy))
        {
            var address = BindingAddress.Parse(text);

            if (address.Scheme is not ("http" or "https"))
            {
                throw new StartupException($"--urls has the address {text}, which begins with no http://. {Hint}");
            }

            if (address.IsUnixPipe || address.IsNamedPipe)
            {
                continue;
            }

            if (address.Port is < 0 or > IPEndPoint.MaxPort)
            {
                throw new StartupException($"--urls has the address {text}, whose port there is not. {Hint}");
            }

            if (address.Host is not ("localhost" or "*" or "+") && !IPAddress.TryParse(address.Host, out _))
            {
                throw new StartupException(
                    $"--urls names {address.Host}. The site listens at an address of this machine, and to a name it "
                    + $"would listen on every network. {Hint}");
            }
        }
    }
}
