using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnerSite.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlainValuesIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_UserAttributes_Key_Value",
                table: "UserAttributes");

            migrationBuilder.CreateIndex(
                name: "IX_UserAttributes_Key_Value",
                table: "UserAttributes",
                columns: new[] { "Key", "Value" },
                filter: "\"Tags\" NOT LIKE '%\"sensitive\"%'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_UserAttributes_Key_Value",
                table: "UserAttributes");

            migrationBuilder.CreateIndex(
                name: "IX_UserAttributes_Key_Value",
                table: "UserAttributes",
                columns: new[] { "Key", "Value" });
        }
    }
}
