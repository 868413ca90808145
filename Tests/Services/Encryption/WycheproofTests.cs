using System.Text.Json;
using PartnerSite.Services.Encryption;

namespace PartnerSite.Tests.Services.Encryption;

/// <summary>C2SP Wycheproof's vectors for AES-GCM (Apache-2.0) with the sizes used here.</summary>
public sealed class WycheproofTests
{
    [Fact]
    public void All_66_cases_open_or_are_refused_as_they_should()
    {
        using var file = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Services/Encryption/wycheproof-aes-gcm.json")));
        var cases = file
            .RootElement.GetProperty("testGroups")
            .EnumerateArray()
            .Where(group => (Size(group, "keySize"), Size(group, "ivSize"), Size(group, "tagSize")) == (256, 96, 128))
            .SelectMany(group => group.GetProperty("tests").EnumerateArray())
            .ToList();

        Assert.Equal(66, cases.Count);
        Assert.All(
            cases,
            vector =>
            {
                var bytes = (byte[])[.. Bytes(vector, "iv"), .. Bytes(vector, "ct"), .. Bytes(vector, "tag")];
                var plain = new byte[Bytes(vector, "ct").Length];
                var opened = new AesGcmFormat().TryOpen(
                    new Subkey(Bytes(vector, "key")), bytes, Bytes(vector, "aad"), plain);

                Assert.Equal(vector.GetProperty("result").GetString() == "valid", opened);

                if (opened)
                {
                    Assert.Equal(Bytes(vector, "msg"), plain);
                }
            });
    }

    private static int Size(JsonElement group, string name) => group.GetProperty(name).GetInt32();

    private static byte[] Bytes(JsonElement vector, string name) =>
        Convert.FromHexString(vector.GetProperty(name).GetString()!);
}
