using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnerSite.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AttemptArguments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AttemptArguments",
                table: "PartnerConnections",
                type: "TEXT",
                nullable: true);

            // Sentences that are said otherwise now.
            migrationBuilder.Sql("""
                UPDATE "PartnerConnections" SET "MessageKey" = 'Checks.WhatsAppConnected'
                WHERE "MessageKey" = 'Checks.WhatsAppConnectedQuality';
                UPDATE "PartnerConnections" SET "AttemptKey" = NULL
                WHERE "AttemptKey" IN ('Checks.ChototOidOnly', 'Checks.WhatsAppUnknownError');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AttemptArguments",
                table: "PartnerConnections");
        }
    }
}
