using System.CommandLine;
using System.Globalization;
using PartnerSite.Services.Encryption;
using PartnerSite.Services.Encryption.Keys;

namespace PartnerSite.Services.Commands;

/// <summary>What an operator does with keys: <c>keys generate</c>, <c>keys status</c>, <c>keys rewrap</c>.</summary>
internal static class KeyCommands
{
    private const int DefaultBatch = 500;
    private const int LargestBatch = 10_000;

    /// <summary>The command <c>keys</c>.</summary>
    public static Command Create(BuildSite build) => new("keys", "Keys that encrypt tokens and sign-in keys")
    {
        Generate(),
        Status(build),
        Rewrap(build),
    };

    private static Command Generate()
    {
        var command = new Command("generate", "Prints a new key for Encryption:Key. Nothing is stored or changed.");
        command.SetAction(_ =>
        {
            var text = EncryptionKey.Generate();
            Console.Out.WriteLine(text);
            Console.Error.WriteLine(
                $"Key id {EncryptionKeyParser.Parse(text, "The key").Id}. " +
                "Keep a copy where you keep secrets: what it encrypts can't be read without it.");
        });
        return command;
    }

    private static Command Status(BuildSite build)
    {
        var command = new Command(
            "status",
            "Opens everything that is encrypted and counts it by key. Exit code 3 when something can't be opened.");
        command.SetAction((_, cancellationToken) => OnDatabaseAsync(build, services =>
            Task.Run(() => KeyStatus.PrintAsync(services, Console.Out, cancellationToken), cancellationToken)));
        return command;
    }

    private static Command Rewrap(BuildSite build)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Only counts what would be done." };
        var batch = new Option<int>("--batch")
        {
            Description = $"The most rows of one transaction, 1 to {LargestBatch}.",
            DefaultValueFactory = _ => DefaultBatch,
        };
        batch.Validators.Add(result =>
        {
            if (result.Tokens is [var token]
                && !(int.TryParse(token.Value, CultureInfo.InvariantCulture, out var size)
                    && size is >= 1 and <= LargestBatch))
            {
                result.AddError($"--batch must be 1 to {LargestBatch}.");
            }
        });

        var command = new Command(
            "rewrap",
            "Encrypts everything anew with the active key, beside the running site. Can be stopped and run again.")
        {
            dryRun,
            batch,
        };
        command.SetAction((result, cancellationToken) => OnDatabaseAsync(build, services =>
            RewrapRun.RunAsync(services, result.GetValue(batch), result.GetValue(dryRun), cancellationToken)));
        return command;
    }

    private static async Task<int> OnDatabaseAsync(
        BuildSite build, Func<IServiceProvider, Task<int>> runAsync)
    {
        await using var app = build();
        return await runAsync(app.Services);
    }
}
