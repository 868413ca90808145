using System.Globalization;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Rotation;

namespace PartnerSite.Services.Commands;

/// <summary>Runs <c>keys status</c>.</summary>
internal static class KeyStatus
{
    private static readonly string[] Titles = ["Key", "State", "Tokens", "Sign-in keys", "Authenticators"];

    public static async Task<int> PrintAsync(
        IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var keys = services.GetRequiredService<EncryptionKeyRing>();
        var inventory = services.GetRequiredService<KeyInventory>();
        var named = 0L;

        var uses = await inventory.OpenAllAsync((table, row, fault) =>
        {
            named++;
            output.WriteLine(Describe(table, row, fault));
        }, cancellationToken);

        if (named > 0)
        {
            output.WriteLine();
        }

        WriteLine(output, Titles);

        foreach (var (id, counts) in uses)
        {
            WriteLine(
                output,
                [id, StateOf(id, keys), .. counts.Select(count => count.ToString(CultureInfo.InvariantCulture))]);
        }

        output.WriteLine();

        var missing = Missing(services, uses);

        foreach (
            var id in uses.Where(use => use.Key != keys.Active.Id && use.Value.All(count => count == 0))
                .Select(use => use.Key))
        {
            output.WriteLine($"Nothing needs the retired key {id}.");
        }

        if (named + missing > 0)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Can't be opened: {missing} under a missing key, {named} named above."));
            return OperatorCommands.Unreadable;
        }

        output.WriteLine("Everything can be opened.");
        return OperatorCommands.Succeeded;
    }

    /// <summary>How many rows are under a key that is not configured.</summary>
    public static long Missing(IServiceProvider services, IReadOnlyDictionary<string, long[]> uses)
    {
        var keys = services.GetRequiredService<EncryptionKeyRing>();
        return uses.Where(use => !keys.TryFind(use.Key, out _)).Sum(use => use.Value.Sum());
    }

    /// <summary>A row that can't be opened, by its id and never by what is in it.</summary>
    public static string Describe(SealedTable table, SealedRow row, string fault) =>
        string.Create(CultureInfo.InvariantCulture, $"Row {row.Id}, a {table.RowName}, can't be opened. {fault}");

    private static string StateOf(string id, EncryptionKeyRing keys) =>
        id == keys.Active.Id ? "active"
        : keys.TryFind(id, out _) ? "retired"
        : "missing";

    private static void WriteLine(TextWriter output, string[] cells) =>
        output.WriteLine($"{cells[0],-24}  {cells[1],-7}  {cells[2],10}  {cells[3],12}  {cells[4],14}");
}
