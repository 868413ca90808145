using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnerSite.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CountedEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CountedEvents",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountedEvents", x => new { x.Name, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_CountedEvents_At",
                table: "CountedEvents",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CountedEvents");
        }
    }
}
