using System.Text.Json.Nodes;

namespace PartnerSite.StandIn.Graph;

/// <summary>Meta's documented errors.</summary>
internal static class GraphError
{
    public static Reply CannotParse(int status = 401) =>
        From(status, 190, "Invalid OAuth access token - Cannot parse access token");

    public static Reply Expired(int status = 401) =>
        From(
            status,
            190,
            "Error validating access token: Session has expired on Monday, 05-Jan-26 08:00:00 PST. The current time is Tuesday, 06-Jan-26 10:00:00 PST.",
            463);

    public static Reply Revoked(int subcode, int status = 401) =>
        From(
            status,
            190,
            subcode switch
            {
                458 => "Error validating access token: The user has not authorized application 1234567890.",
                460 =>
                    "Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.",
                _ => "Error validating access token: The session is invalid because the user logged out.",
            },
            subcode);

    public static Reply NoSuchObject(string id) =>
        From(
            400,
            100,
            $"Unsupported get request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.",
            33,
            "GraphMethodException");

    public static Reply NoSuchAlias(string id) =>
        From(404, 803, $"(#803) Some of the aliases you requested do not exist: {id}");

    public static Reply NoSuchField(string node, string field = "display_phone_number") =>
        From(400, 100, $"(#100) Tried accessing nonexisting field ({field}) on node type ({node})");

    public static Reply AppSecret() =>
        From(400, 100, "API calls from the server require an appsecret_proof argument", type: "GraphMethodException");

    public static Reply Permission(int code, int status) =>
        From(
            status,
            code,
            code switch
            {
                200 =>
                    "(#200) You do not have the necessary permissions required to send messages on behalf of this WhatsApp Business Account",
                10 => "(#10) Application does not have permission for this action",
                _ => "(#3) Application does not have the capability to make this API call.",
            });

    public static Reply Rate(int code, int status = 400) =>
        From(status, code, $"(#{code}) Application request limit reached", transient: true);

    public static Reply Outage(int code) =>
        From(500, code, "An unexpected error has occurred. Please retry your request later.", transient: true);

    public static Reply Restricted(int code) =>
        From(
            code == 368 ? 403 : 400,
            code,
            code == 368
                ? "The action attempted has been deemed abusive or is otherwise disallowed"
                : "(#131031) Business Account locked");

    public static Reply NotTheDebugger() =>
        From(
            400,
            100,
            "(#100) You must provide an app access token, or a user access token that is an owner or developer of the app");

    public static Reply NoToken() => From(400, 104, "An access token is required to request this resource.");

    public static Reply NoPath(string path) => From(400, 2500, $"Unknown path components: {path}");

    public static Reply From(
        int status,
        long code,
        string message,
        int? subcode = null,
        string type = "OAuthException",
        bool transient = false)
    {
        var error = new JsonObject { ["message"] = message, ["type"] = type, ["code"] = code };

        if (subcode is not null)
        {
            error["error_subcode"] = subcode;
        }

        if (transient)
        {
            error["is_transient"] = true;
        }

        error["fbtrace_id"] = "AbCdEfGhIjKlMnOpQrStUvW";
        return Reply.Json(new JsonObject { ["error"] = error }, status);
    }
}
