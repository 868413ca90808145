using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnerSite.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ActivityParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "LastAt",
                table: "Activity",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Parts",
                table: "Activity",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Times",
                table: "Activity",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            // Of each user the newest 10,000 are kept at any moment: writes delete what is beyond.
            migrationBuilder.Sql("""
                DELETE FROM "Activity" WHERE "Number" <= (
                    SELECT max("Number") FROM "Activity" AS "own" WHERE "own"."UserId" = "Activity"."UserId") - 10000;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LastAt",
                table: "Activity");

            migrationBuilder.DropColumn(
                name: "Parts",
                table: "Activity");

            migrationBuilder.DropColumn(
                name: "Times",
                table: "Activity");
        }
    }
}
