using System.Runtime.Versioning;

// Tests use file modes and Debian's packages.
[assembly: SupportedOSPlatform("linux")]
