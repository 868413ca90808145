using System.Text.RegularExpressions;
using PartnerSite.Tests.Infrastructure;

namespace PartnerSite.Tests;

/// <summary>The floor plan: every arrow points down, and one room knows the database.</summary>
public sealed partial class FloorsTests
{
    [Fact]
    public void Every_file_of_the_site_is_in_a_room() =>
        Assert.All(SourceTree.Files, file => Assert.NotNull(Floors.RoomOf(file)));

    [Fact]
    public void Every_room_has_files() =>
        Assert.Empty(Floors.Rooms.Except(SourceTree.Files.Select(Floors.RoomOf)));

    [Fact]
    public void Every_arrow_points_down()
    {
        var references = SourceTree.References().ToList();

        // Program knows them all: fewer would mean that the compiler understood little.
        Assert.InRange(references.Count(reference => reference.From == "Program.cs"), 20, int.MaxValue);
        Assert.InRange(references.Count, 1_000, int.MaxValue);
        var upward =
            from reference in references
            where Floors.DepthOf(reference.To) < Floors.DepthOf(reference.From)
            orderby reference.From
            select $"{reference.From} knows {reference.Symbol} of {reference.To}";

        Assert.Equal("", string.Join('\n', upward));
    }

    [Fact]
    public void The_map_in_the_documents_has_the_same_floors()
    {
        var map = File.ReadAllText(Repository.PathOf("docs/development.md"));
        var rooms = Rooms().Matches(map).Select(match => match.Groups[1].Value.TrimEnd('/'));

        Assert.Equal(Floors.Rooms, rooms.Where(Floors.Rooms.Contains));
    }

    [Fact]
    public void Tests_mirror_the_folders_of_what_they_test()
    {
        var folders = SourceTree.Files.Concat(Repository.Files("*.cshtml")).Concat(Repository.Files("*.js"))
            .Select(file => Path.GetDirectoryName(file)!)
            .ToHashSet();

        Assert.Empty(
            from file in Repository.Files("*Tests.cs")
            let folder = Path.GetRelativePath("Tests", Path.GetDirectoryName(file)!)
            where folder != "."
            where !folders.Any(of => of == folder || of.StartsWith($"{folder}/", StringComparison.Ordinal))
            select file);
    }

    [Fact]
    public void Data_is_the_only_room_that_knows_a_database() => Assert.Empty(
        from file in SourceTree.Files
        where !file.StartsWith("Data/", StringComparison.Ordinal)
        where Database().IsMatch(File.ReadAllText(Repository.PathOf(file)))
        select file);

    [Theory]
    [InlineData("""private const string Sql = "SELECT 1";""")]
    [InlineData("""
        var sql = $\"\"\"
            UPDATE "AspNetUsers" SET
        \"\"\";
        """)]
    [InlineData("using PartnerSite.Data.Sqlite; var reader = services.GetRequiredService<SqliteReader>();")]
    [InlineData("catch (SqliteException exception)")]
    [InlineData("using PartnerSite.Data.Postgres; var store = services.GetRequiredService<PostgresProfileStore>();")]
    [InlineData("catch (NpgsqlException exception)")]
    public void Knowing_a_database_is_found(string code) =>
        Assert.Matches(Database(), code.Replace("\\", "", StringComparison.Ordinal));

    [GeneratedRegex(
        """\b(Sqlite\w+|Postgres\w+|Npgsql\w*|PreparedConnection|MigrationTurn)\b|"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA)\b"""
    )]
    private static partial Regex Database();

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rooms();
}
