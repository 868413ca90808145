namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// Runs a site as containers do: every file system is read-only but the folder of its data, and /tmp where that is
/// asked for. The mounts are the process's own; the machine sees none of them.
/// </summary>
internal static class ReadOnlyRoot
{
    /// <summary>Among a process's variables; its value says what /tmp is.</summary>
    public const string Variable = "READ_ONLY_ROOT";

    /// <summary>/tmp is an empty file system of its own.</summary>
    public const string WritableTemporary = "rw";

    /// <summary>/tmp can't be written either.</summary>
    public const string NoTemporary = "ro";

    // Devices and the kernel's own file systems stay as they are. The data are bound beside /tmp first, which hides
    // the folder that they are in.
    private const string Script = """
        set -eu
        data=$1 temporary=$2; shift 2
        mount --bind "$data" /srv
        mount -t tmpfs -o size=16m tmpfs /tmp
        mkdir -p "$data"
        mount --bind /srv "$data"
        awk '{ print $5 }' /proc/self/mountinfo | sort -u | while read -r place; do
          case $place in
            "$data" | /dev | /dev/pts | /proc* | /sys*) continue ;;
            /tmp) [ "$temporary" = rw ] && continue ;;
          esac
          mount -o remount,bind,ro "$place"
        done
        for place in / /root /srv /var/tmp /dev/shm; do
          if touch "$place/partnersite" 2> /dev/null; then echo "$place can be written" >&2; exit 9; fi
        done
        cd "$data"
        exec "$@"
        """;

    private static string[] MapsRoot => Environment.IsPrivilegedProcess ? [] : ["--map-root-user"];

    public static string[] Command(string data, string temporary) =>
    [
        "unshare", "--mount", .. MapsRoot, "--propagation", "private",
        "sh", "-c", Script, "sh", data, temporary,
    ];
}
