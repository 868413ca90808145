using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnerSite.Data.Postgres;

/// <summary>
/// PostgreSQL refuses texts with NUL, and its driver those with half a character. Nothing that is stored has either, so
/// as a question they find nothing, and no text that was typed is a failure of the database.
/// </summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text, with a replacement character for each that can't be stored.</summary>
    public static string Of(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
        ? text.Replace('\0', Replacement)
        : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? $"{Replacement}" : rune.ToString()));
}

/// <summary>Sees to the texts that EF Core sends.</summary>
internal sealed class StorableTextInterceptor : DbCommandInterceptor
{
    /// <inheritdoc />
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        foreach (DbParameter parameter in result.Parameters)
        {
            if (parameter.Value is string text)
            {
                parameter.Value = StorableText.Of(text);
            }
        }

        return result;
    }
}
