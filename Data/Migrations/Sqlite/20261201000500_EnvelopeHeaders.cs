using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnerSite.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EnvelopeHeaders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // EF Core has no indexes on expressions. No row is written: only the indexes are made.
            migrationBuilder.Sql("""
                CREATE INDEX "IX_UserAttributes_Header" ON "UserAttributes"
                    (substr(CAST("Value" AS TEXT), 1, 29 + instr(substr(CAST("Value" AS TEXT), 5), ':')))
                    WHERE CAST("Value" AS TEXT) GLOB 'enc:v*:*:*';
                CREATE INDEX "IX_SecondFactors_Header" ON "SecondFactors"
                    (substr(CAST("AppKey" AS TEXT), 1, 29 + instr(substr(CAST("AppKey" AS TEXT), 5), ':')))
                    WHERE CAST("AppKey" AS TEXT) GLOB 'enc:v*:*:*';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP INDEX "IX_UserAttributes_Header";
                DROP INDEX "IX_SecondFactors_Header";
                """);
        }
    }
}
