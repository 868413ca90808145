namespace PartnerSite.Tests.Services.Partners.Saving;

/// <summary>What people paste, what they mean, and the names of what is left out.</summary>
internal static class PastedTexts
{
    private const string Id = "chotot_id";
    private const string Oid = "chotot_oid";
    private const string Hex = "3cc4f7b9c2743c61b5f60c6f62063743";
    private const string Capitals = "3CC4F7B9C2743C61B5F60C6F62063743";

    /// <summary>Key, text, value, names.</summary>
    public static TheoryData<string, string, string, string> All { get; } = new()
    {
        // As it is.
        { Id, "85558138", "85558138", "" },
        { Id, "85 558 138", "85 558 138", "" },
        { Id, "Lan's \"shop\"", "Lan's \"shop\"", "" },
        { Id, "\"", "\"", "" },
        { Oid, Hex, Hex, "" },
        { Rules.Token, "EAAsecret", "EAAsecret", "" },
        { Rules.Token, "Bearer", "Bearer", "" },
        { Rules.Token, "BearerEAA", "BearerEAA", "" },

        // White space is not worth a word.
        { Id, " \t85558138\r\n", "85558138", "" },
        { Id, "\u00A085558138\u3000", "85558138", "" },

        // Invisible characters and direction marks around it.
        { Id, "\u200E85558138", "85558138", "invisible" },
        { Id, "\u202A85558138\u202C", "85558138", "invisible" },
        { Id, "\u2068 85558138 \u2069", "85558138", "invisible" },
        { Id, "\uFEFF85558138\u00AD", "85558138", "invisible" },
        { Rules.Id, "\u200F106853218861309\u200B", "106853218861309", "invisible" },
        { Rules.Token, "EAAsecret\u2060", "EAAsecret", "invisible" },

        // Inside, they are for the rules to refuse.
        { Id, "8555\u200E8138", "8555\u200E8138", "" },

        // Quotation marks.
        { Id, "\"85558138\"", "85558138", "quotes" },
        { Id, "'85558138'", "85558138", "quotes" },
        { Id, "`85558138`", "85558138", "quotes" },
        { Id, "“85558138”", "85558138", "quotes" },
        { Id, "‘85558138’", "85558138", "quotes" },
        { Id, "«85558138»", "85558138", "quotes" },
        { Id, " \" 85558138 \" ", "85558138", "quotes" },
        { Id, "\u200E“\u202A85558138\u202C”", "85558138", "invisible quotes" },
        { Id, "“\u200E85558138”", "85558138", "quotes invisible" },
        { Id, "\"85558138", "\"85558138", "" },
        { Id, "\"85558138'", "\"85558138'", "" },
        { Id, "\"a\" \"b\"", "\"a\" \"b\"", "" },
        { Rules.Id, "\"106853218861309\"", "106853218861309", "quotes" },
        { Rules.Token, "'EAAsecret'", "EAAsecret", "quotes" },

        // The address of a shop.
        { Oid, $"https://www.chotot.com/user/{Hex}", Hex, "shop" },
        { Oid, $"https://www.chotot.com/user/{Capitals}", Hex, "shop" },
        { Oid, $"http://www.chotot.com/user/{Hex}/", Hex, "shop" },
        { Oid, $"HTTPS://WWW.CHOTOT.COM/user/{Hex}", Hex, "shop" },
        { Oid, $"www.chotot.com/user/{Hex}", Hex, "shop" },
        { Oid, $"chotot.com/user/{Hex}", Hex, "shop" },
        { Oid, $"Https://m.Chotot.com/user/{Hex}", Hex, "shop" },
        { Oid, $"https://www.chotot.com/user/{Hex}#xtatc=INT-1-[Profileview]", Hex, "shop" },
        { Oid, $"https://www.chotot.com/user/{Hex}?utm_source=zalo&x=1#a", Hex, "shop" },
        { Oid, $"\u200E\"https://www.chotot.com/user/{Hex}\"", Hex, "invisible quotes shop" },
        { Oid, Capitals, Hex, "" },
        { Oid, $" {Capitals}\u200E", Hex, "invisible" },

        // Other addresses, which a hint doubts.
        { Oid, $"https://www.chotot.com/user/{Hex}0", $"https://www.chotot.com/user/{Hex}0", "" },
        { Oid, $"https://www.chotot.com/shop/{Hex}", $"https://www.chotot.com/shop/{Hex}", "" },
        { Oid, $"https://notchotot.com/user/{Hex}", $"https://notchotot.com/user/{Hex}", "" },
        { Oid, $"https://chotot.com.example/user/{Hex}", $"https://chotot.com.example/user/{Hex}", "" },
        { Oid, Capitals + "F", Capitals + "F", "" },
        { Id, $"https://www.chotot.com/user/{Hex}", $"https://www.chotot.com/user/{Hex}", "" },
        { Id, Capitals, Capitals, "" },

        // A token as it stands in a request.
        { Rules.Token, "Bearer EAAsecret", "EAAsecret", "header" },
        { Rules.Token, "bearer EAAsecret", "EAAsecret", "header" },
        { Rules.Token, "BEARER\tEAAsecret", "EAAsecret", "header" },
        { Rules.Token, "Bearer: EAAsecret", "EAAsecret", "header" },
        { Rules.Token, "Bearer\u00A0\u200EEAAsecret\u200E", "EAAsecret", "invisible header" },
        { Rules.Token, "Bearer \"\u200BEAAsecret\"", "EAAsecret", "header quotes invisible" },
        { Rules.Token, "Authorization: Bearer EAAsecret", "EAAsecret", "header" },
        { Rules.Token, "\"Authorization: Bearer EAAsecret\"", "EAAsecret", "quotes header" },
    };
}
