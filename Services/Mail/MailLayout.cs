using System.Text.Encodings.Web;
using System.Text.Unicode;
using MimeKit;

namespace PartnerSite.Services.Mail;

/// <summary>What a mail says, in one language.</summary>
/// <param name="Subject">Also its heading.</param>
/// <param name="Intro">Why it was sent.</param>
/// <param name="Note">What else the reader should know.</param>
/// <param name="Action">What the link does.</param>
/// <param name="Link">Where it leads.</param>
internal sealed record MailText(string Subject, string Intro, string Note, string? Action = null, Uri? Link = null)
{
    /// <summary>What a partner said, in a paragraph of its own.</summary>
    public string? Said { get; init; }

    /// <summary>How to get no more of these mails: a sentence, and the page where.</summary>
    public (string Text, Uri Page)? Off { get; init; }
}

/// <summary>What every mail says, in one language.</summary>
/// <param name="Greeting">Its first line.</param>
/// <param name="LinkHelp">What to do when the button does nothing.</param>
/// <param name="Closing">Its last line, before the name of the site.</param>
internal sealed record MailPhrases(string Greeting, string LinkHelp, string Closing);

/// <summary>Lays out a mail, as text and as HTML that loads nothing.</summary>
internal static class MailLayout
{
    private const string BodyStyle =
        "margin: 0; padding: 24px 16px; font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

    private const string ButtonStyle =
        "display: inline-block; padding: 10px 18px; border-radius: 6px; background: #0b6b5d; color: #ffffff";

    // Vietnamese letters are written as they are.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static MimeMessage Write(
        MailText text, MailboxAddress from, MailboxAddress to, string language, MailPhrases phrases, Uri site)
    {
        var message = new MimeMessage([from], [to], text.Subject, new BodyBuilder
        {
            TextBody = RenderText(text, phrases, site),
            HtmlBody = RenderHtml(text, language, phrases, site),
        }.ToMessageBody());
        message.Headers.Add("Content-Language", language);
        // RFC 3834: no automatic replies.
        message.Headers.Add("Auto-Submitted", "auto-generated");

        if (text.Off is var (_, page))
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{page.AbsoluteUri}>");
        }

        return message;
    }

    private static string RenderText(MailText text, MailPhrases phrases, Uri site)
    {
        var link = text.Link is null ? "" : $"{text.Action}:\n{text.Link.AbsoluteUri}\n\n";
        var said = text.Said is null ? "" : $"{text.Said}\n\n";
        var off = text.Off is var (sentence, page) ? $"\n{sentence}\n{page.AbsoluteUri}\n" : "";
        return $"{phrases.Greeting}\n\n{text.Intro}\n\n{said}{link}{text.Note}\n\n" +
            $"{phrases.Closing}\nPartnerSite\n{site.AbsoluteUri}\n{off}";
    }

    private static string RenderHtml(MailText text, string language, MailPhrases phrases, Uri site)
    {
        var subject = Encoder.Encode(text.Subject);
        var home = Encoder.Encode(site.AbsoluteUri);

        return $"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>{subject}</title>
            </head>
            <body style="{BodyStyle}">
              <main style="max-width: 32rem; margin: 0 auto">
                <h1 style="font-size: 20px; line-height: 1.3">{subject}</h1>
                <p>{Encoder.Encode(phrases.Greeting)}</p>
                <p>{Encoder.Encode(text.Intro)}</p>
            {RenderSaid(text)}{RenderButton(text)}    <p>{Encoder.Encode(text.Note)}</p>
            {RenderLink(text, phrases.LinkHelp)}                <p>{Encoder.Encode(phrases.Closing)}<br>PartnerSite<br>
                  <a href="{home}">{home}</a></p>
            {RenderOff(text)}  </main>
            </body>
            </html>

            """;
    }

    private static string RenderSaid(MailText text) => text.Said is null ? "" : $"""
            <p style="border-left: 3px solid #b3261e; padding-left: 12px">{Encoder.Encode(text.Said)}</p>

        """;

    private static string RenderOff(MailText text) =>
        text.Off is not var (sentence, page) ? "" : $"""
                <p style="font-size: 14px">{Encoder.Encode(sentence)}<br>
                  <a href="{Encoder.Encode(page.AbsoluteUri)}">{Encoder.Encode(page.AbsoluteUri)}</a></p>

            """;

    private static string RenderButton(MailText text) => EncodedLink(text) is not { } link ? "" : $"""
            <p><a href="{link}" style="{ButtonStyle}">{Encoder.Encode(text.Action!)}</a></p>

        """;

    private static string RenderLink(MailText text, string linkHelp) => EncodedLink(text) is not { } link ? "" : $"""
            <p>{Encoder.Encode(linkHelp)}<br><span style="overflow-wrap: anywhere">{link}</span></p>

        """;

    private static string? EncodedLink(MailText text) =>
        text.Link is null ? null : Encoder.Encode(text.Link.AbsoluteUri);
}
