using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>A server's certificate that a process trusts when it is given the file.</summary>
internal sealed class SelfSignedCertificate : IDisposable
{
    public SelfSignedCertificate(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());

        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path, Certificate.ExportCertificatePem());
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>Its key in PEM, for a server that is another program.</summary>
    public string KeyPem
    {
        get
        {
            using var key = Certificate.GetECDsaPrivateKey()!;
            return key.ExportPkcs8PrivateKeyPem();
        }
    }

    /// <summary>The certificate as a PEM file, without its key.</summary>
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose()
    {
        Certificate.Dispose();
        File.Delete(Path);
    }
}
