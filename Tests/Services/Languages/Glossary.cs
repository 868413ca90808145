namespace PartnerSite.Tests.Services.Languages;

/// <summary>What something is called in a language.</summary>
/// <param name="Name">The word for it, as it stands in at least one text.</param>
/// <param name="Not">Other words for it, which stand in none.</param>
internal sealed record Words(string Name, params string[] Not);

/// <summary>A term, with a word for it in each language.</summary>
internal sealed record Term(Words English, Words Vietnamese);

/// <summary>One word for one thing: what is called how in what people read, and how it is not called.</summary>
internal static class Glossary
{
    public static IReadOnlyList<Term> Terms { get; } =
    [
        // Partners and what they have
        new(new("partner", "vendor"), new("đối tác", "bên thứ ba")),
        new(new("connect", "link your"), new("kết nối", "liên kết cửa hàng", "liên kết gian hàng")),
        new(new("disconnect", "unlink"), new("ngắt kết nối", "huỷ kết nối")),
        new(new("shop"), new("cửa hàng", "gian hàng")),
        new(new("seller page"), new("trang cá nhân")),
        new(new("listing", "ad", "ads"), new("tin đăng", "quảng cáo")),
        new(new("Chợ Tốt ID"), new("ID Chợ Tốt", "Chợ Tốt ID", "mã số")),
        new(new("Chợ Tốt OID"), new("OID Chợ Tốt", "Chợ Tốt OID")),
        new(new("ID", "id", "ids"), new("ID", "id")),
        new(new("system user"), new("người dùng hệ thống")),
        new(
            new("system user access token", "system token"),
            new("mã truy cập (token)", "token truy cập", "token hệ thống")),
        new(new("token expires on", "last day of"), new("ngày hết hạn của token", "ngày cuối")),
        new(new("phone number ID", "phone ID"), new("ID số điện thoại", "mã số điện thoại")),
        new(new("your phone number", "phone number itself"), new("số điện thoại của bạn", "chính số điện thoại")),
        new(
            new("WhatsApp account", "the business account"),
            new("tài khoản WhatsApp Business", "tài khoản doanh nghiệp")),
        new(new("on WhatsApp", "Cloud API"), new("trên WhatsApp", "Cloud API", "API Đám mây")),
        new(new("permission"), new("quyền", "quyền hạn")),
        new(new("API Setup"), new("API Setup")),

        // What becomes of settings
        new(new("settings"), new("cài đặt", "thiết lập đối tác", "thiết lập của bạn")),
        new(new("set up"), new("thiết lập", "cài đặt lại", "cài đặt ứng dụng", "cài đặt điện thoại")),
        new(
            new("stored data", "what is stored", "what was stored", "what you have stored"),
            new("dữ liệu đã lưu", "những gì đã lưu", "dữ liệu đang lưu")),
        new(new("check", "verdict"), new("kiểm tra", "hỏi", "kết luận")),
        new(new("couldn't check", "was not asked"), new("không kiểm tra được")),
        new(new("needs attention"), new("cần xử lý", "cần chú ý")),
        new(
            new("This doesn't mean your settings are wrong", "says nothing about"),
            new("Thông tin bạn nhập có thể vẫn đúng", "không nói lên gì")),
        new(
            new("respond", "answer that", "an answer", "its answer", "earlier answer", "answered", "not answer"),
            new("phản hồi", "câu trả lời", "không trả lời", "trả lời nhưng")),
        new(
            new("Nothing was changed.", "nothing changed"),
            new("Dữ liệu của bạn vẫn giữ nguyên.", "không có gì thay đổi")),
        new(new("Try again.", "once more"), new("Vui lòng thử lại", "hãy thử lại")),
        new(new("select", "tick", "untick"), new("chọn", "đánh dấu")),
        new(new("hidden character", "invisible"), new("ký tự ẩn", "vô hình")),
        new(
            new("without extra spaces or characters", "anything around it", "as a whole"),
            new("không kèm khoảng trắng hay ký tự thừa", "không kèm gì xung quanh")),

        // Accounts
        new(new("email", "e-mail"), new("email", "e-mail")),
        new(new("sign in", "log in", "logged in"), new("đăng nhập")),
        new(new("sign out", "log out", "logged out"), new("đăng xuất")),
        new(new("reset password", "choose a new password"), new("đặt lại mật khẩu", "đặt mật khẩu mới")),
        new(new("confirm password"), new("nhập lại mật khẩu")),
        new(
            new("two-step verification", "second factor", "two-factor", "2FA"),
            new("bảo mật hai lớp", "xác minh hai bước", "xác thực hai lớp", "xác thực hai yếu tố")),
        new(new("authenticator app"), new("ứng dụng xác thực")),
        new(new("setup key"), new("khoá thiết lập")),
        new(new("recovery code", "backup code"), new("mã khôi phục", "mã dự phòng")),

        // The site and its ways
        new(
            new("PartnerSite", "this site", "the site", "this website"),
            new("PartnerSite", "trang web")),
        new(
            new("PartnerSite support", "who run", "administrator"),
            new("bộ phận hỗ trợ PartnerSite", "quản trị trang", "người quản trị")),
        new(new("just now"), new("vừa xong", "vừa mới đây")),
        new(
            new("1 day ago", "a day ago", "an hour ago", "a minute ago"),
            new("1 ngày trước", "một ngày trước", "một giờ trước", "một phút trước")),
        new(new("MMM d, yyyy"), new("dd/MM/yyyy", "thg")),

        // Spelling
        new(
            new("can't", "cannot", "do not", "does not", "did not", "is not", "was not", "will not"),
            new("xoá", "xóa", "hóa", "khóa", "hủy", "tùy", "thỏa")),
        new(new("no longer", "any more", "recognise", "colour"), new("không còn", "của nó")),
    ];
}
