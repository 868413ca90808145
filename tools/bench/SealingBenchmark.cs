using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;

namespace PartnerSite.Bench;

/// <summary>
/// What sealing costs. BenchmarkDotNet measures one after the other; in several short rounds, other load on the machine
/// affects both.
/// </summary>
internal static class SealingBenchmark
{
    private const int Rounds = 9;

    public static void Run()
    {
        var config = ManualConfig.CreateEmpty()
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddJob(Job.InProcess.WithLaunchCount(1).WithWarmupCount(3).WithIterationCount(5))
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "partnersite-bench"));

        Console.WriteLine(
            $"Sealing a 200-byte value and opening it again, against bare AesGcm with a fixed key and a fresh nonce; {Rounds} rounds of BenchmarkDotNet's short runs.");
        Console.WriteLine();
        Console.WriteLine("bare ns | ours ns | ratio");

        var ratios = new List<double>();

        for (var round = 0; round < Rounds; round++)
        {
            var medians = BenchmarkRunner
                .Run<Sealing>(config)
                .Reports.ToDictionary(
                    report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
                    report => report.ResultStatistics!.Median);
            var (bare, ours) = (medians[nameof(Sealing.Bare)], medians[nameof(Sealing.Ours)]);
            ratios.Add(ours / bare);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{bare,7:F0} | {ours,7:F0} | {ours / bare,5:F2}"));
        }

        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"Median ratio: {ratios.Order().ElementAt(Rounds / 2):F2}"));
    }
}
