using System.Runtime.Versioning;

// File modes, and Debian's packages.
[assembly: SupportedOSPlatform("linux")]
