namespace PartnerSite.Tests.Infrastructure;

/// <summary>The floors of the house, from top to bottom: a room knows the rooms below it, and none above.</summary>
internal static class Floors
{
    /// <summary>The rooms by folder. A file belongs to the room with the longest folder that it is in.</summary>
    public static IReadOnlyList<string> Rooms { get; } =
    [
        "Program.cs",
        "Areas", "Pages",
        "Api", "Api/Auth", "Api/Profile", "Api/OpenApi", "Api/Http",
        "Services/Commands",
        "Services/Sessions",
        "Services/Notices",
        "Services/Accounts",
        "Services/Rechecks",
        "Services/Checks",
        "Services/Rotation",
        "Services/Partners", "Services/Partners/Saving", "Services/Partners/Profile", "Services/Partners/Catalog",
        "Services/Activity",
        "Services/Mail",
        "Services/Appearance",
        "Services/Support",
        "Services/Languages",
        "Services/Encryption/Keys", "Services/Encryption",
        "Services/Http",
        "Data/Setup", "Data/Sqlite", "Data/Postgres", "Data",
        "Services/Telemetry",
        "Services/Startup",
    ];

    /// <summary>The room of a file; null when it is in none.</summary>
    public static string? RoomOf(string file) => Rooms
        .Where(room => file == room || file.StartsWith(room + '/', StringComparison.Ordinal))
        .MaxBy(room => room.Length);

    /// <summary>How far down a file's room is.</summary>
    public static int DepthOf(string file) => Rooms.ToList().IndexOf(RoomOf(file) ?? "");
}
