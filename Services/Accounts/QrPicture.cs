using System.Globalization;
using System.Text;
using QRCoder;

namespace PartnerSite.Services.Accounts;

/// <summary>A QR code as the path of an SVG picture: one unit per module, the quiet zone included.</summary>
public sealed class QrPicture
{
    /// <param name="text">What a camera reads.</param>
    public QrPicture(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var path = new StringBuilder();

        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                if (modules[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        Size = modules.Count;
        Path = path.ToString();
    }

    /// <summary>Width and height.</summary>
    public int Size { get; }

    /// <summary>The dark modules.</summary>
    public string Path { get; }
}
