using System.Net;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests.Services.Startup;

/// <summary>What a container needs: its sources, and a site that writes nowhere but to its data folder.</summary>
public sealed class ContainerTests
{
    [Fact]
    public void The_image_is_built_from_every_folder_of_the_site() => Assert.Empty(
        SourceTree.Files
            .Where(file => file.Contains('/', StringComparison.Ordinal))
            .Select(file => file.Split('/')[0])
            .Append("wwwroot")
            .Distinct()
            .Except(from line in File.ReadLines(Repository.PathOf("scripts/container/Containerfile"))
                    where line.StartsWith("COPY ", StringComparison.Ordinal)
                    from name in line.Split(' ')
                    select name));

    [Theory, Drill]
    [InlineData(ReadOnlyRoot.WritableTemporary)]
    [InlineData(ReadOnlyRoot.NoTemporary)]
    public async Task With_nothing_else_to_write_to_it_signs_in_saves_and_stops(string temporary)
    {
        var data = Directory.CreateTempSubdirectory("partnersite-");

        try
        {
            await using var site = new SiteProcess(
                data.FullName,
                "Production",
                ("Encryption__Key", new RootKey().Text),
                ("Database__Path", Path.Combine(data.FullName, "partnersite.db")),
                ("HOME", "/nonexistent"),
                (ReadOnlyRoot.Variable, temporary));
            var address = await site.AddressAsync();
            Assert.True(address is not null, site.Output);
            await WalkAsync(new Uri(address));

            Assert.Equal(0, await site.TerminateAsync());
            Assert.DoesNotContain("Read-only file system", site.Output, StringComparison.Ordinal);
            Assert.Equal(
                ["partnersite.db", "partnersite.db.lock", "partnersite.db.running"],
                data.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task WalkAsync(Uri address)
    {
        using var user = new SiteClient(address);
        await user.RegisterAsync(Emails.New());
        await user.SignOutAsync();
        Assert.Equal("/", (await user.SignInAsync(user.Email)).Header("Location"));
        Assert.Equal("/partners", (await user.SaveWhatsAppAsync()).Header("Location"));
        Assert.StartsWith(
            "106853218861309",
            (await user.GetAsync("/partners")).TextOf("[data-key=whatsapp_phone_number_id]"),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/activity.csv")).Status);
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/readyz")).Status);

        // A form that no page has: the part of a file goes to a temporary one, or can't be read.
        using var upload = new MultipartFormDataContent
        {
            { new ByteArrayContent(new byte[100_000]), "file", "file.bin" },
        };
        var answer = await user.SendAsync(new(HttpMethod.Post, "/partners/save") { Content = upload });
        Assert.InRange((int)answer.Status, 400, 499);
    }
}
