namespace PartnerSite.Services.Commands;

/// <summary>The program's arguments: a command with its options, and the settings around it.</summary>
internal sealed class CommandLine
{
    // Settings of the host; all others have a colon in their names.
    private static readonly HashSet<string> HostSettings =
        new(StringComparer.OrdinalIgnoreCase) { "urls", "environment", "contentRoot", "applicationName", "webRoot" };

    private static readonly HashSet<string> HelpOptions = ["--help", "-h", "-?", "--version"];

    private readonly List<string> command = [];
    private readonly List<string> settings = [];

    /// <summary>Settings are --key=value, --key value, /key value or key=value, before or after the command.</summary>
    public CommandLine(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (!IsSetting(args[i]))
            {
                command.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);

            if (!args[i].Contains('=') && i + 1 < args.Length)
            {
                settings.Add(args[++i]);
            }
        }
    }

    /// <summary>The command and its options; none when the site is to be served.</summary>
    public IReadOnlyList<string> Command => command;

    /// <summary>What configures the site, for the builder.</summary>
    public string[] Settings => [.. settings];

    private bool IsSetting(string argument)
    {
        if (HelpOptions.Contains(argument))
        {
            return false;
        }

        var name = argument.Split('=')[0].TrimStart('-', '/');
        var isOption = argument.StartsWith('-') || argument.StartsWith('/');

        // Before the command, an option can only be a setting.
        return name.Contains(':')
            || HostSettings.Contains(name)
            || (command.Count == 0 && (isOption || argument.Contains('=')));
    }
}
