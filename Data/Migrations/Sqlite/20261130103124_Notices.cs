using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnerSite.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ExpiryNoticed",
                table: "PartnerConnections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ExpiryNoticedDays",
                table: "PartnerConnections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Notice",
                table: "PartnerConnections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NoticeDueAt",
                table: "PartnerConnections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NoticedAt",
                table: "PartnerConnections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RefusalMailedAt",
                table: "PartnerConnections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "AspNetUsers",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WantsNotices",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateIndex(
                name: "IX_PartnerConnections_NoticeDueAt",
                table: "PartnerConnections",
                column: "NoticeDueAt",
                filter: "\"NoticeDueAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_PartnerConnections_NoticeDueAt",
                table: "PartnerConnections");

            migrationBuilder.DropColumn(
                name: "ExpiryNoticed",
                table: "PartnerConnections");

            migrationBuilder.DropColumn(
                name: "ExpiryNoticedDays",
                table: "PartnerConnections");

            migrationBuilder.DropColumn(
                name: "Notice",
                table: "PartnerConnections");

            migrationBuilder.DropColumn(
                name: "NoticeDueAt",
                table: "PartnerConnections");

            migrationBuilder.DropColumn(
                name: "NoticedAt",
                table: "PartnerConnections");

            migrationBuilder.DropColumn(
                name: "RefusalMailedAt",
                table: "PartnerConnections");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "WantsNotices",
                table: "AspNetUsers");
        }
    }
}
