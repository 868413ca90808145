using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using PartnerSite.Api.Http;
using PartnerSite.Data;
using PartnerSite.Services.Accounts;

namespace PartnerSite.Api.Auth;

/// <summary>
/// What signing in takes. The second factor only for an account that has one: the code of the app, or a recovery code.
/// </summary>
internal sealed record LoginRequest
{
    /// <summary>The account's email address.</summary>
    [Required, DataType("email"), MaxLength(EmailAddresses.MaxLength)]
    public string? Email { get; init; }

    /// <summary>The account's password.</summary>
    [Required, DataType("password"), MaxLength(100)]
    public string? Password { get; init; }

    /// <summary>The code that the authenticator app shows.</summary>
    [MaxLength(16), RegularExpression("^[0-9 -]+$")]
    public string? TwoFactorCode { get; init; }

    /// <summary>A recovery code, which works only once.</summary>
    [MaxLength(32), RegularExpression("^[A-Za-z0-9 -]+$")]
    public string? TwoFactorRecoveryCode { get; init; }

    // A record would print the password.
    public override string ToString() => nameof(LoginRequest);
}

/// <summary>A bearer token, and what a client wants to know at once.</summary>
/// <param name="Token">Send it as <c>Authorization: Bearer …</c>. It says nothing to anybody but this site.</param>
/// <param name="TokenType">The scheme to send it with.</param>
/// <param name="ExpiresAt">The token is refused from then on.</param>
/// <param name="User">Who signed in.</param>
/// <param name="HasPartnerAttributes">At least one attribute of a partner is set.</param>
internal sealed record LoginAnswer(
    [property: MaxLength(4096), RegularExpression("^[A-Za-z0-9_-]+$")] string Token,
    [property: AllowedValues("Bearer")] string TokenType,
    DateTime ExpiresAt, UserAnswer User, bool HasPartnerAttributes)
{
    // A record would print the token.
    public override string ToString() => nameof(LoginAnswer);
}

/// <summary>The signed-in user. The name is the account's, which is its email address.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Name">The account's name, which is its email address.</param>
/// <param name="Email">The account's email address.</param>
/// <param name="IsActive">The account is not disabled.</param>
/// <param name="CreatedAt">When the account was made.</param>
/// <param name="UpdatedAt">When the account was last changed.</param>
internal sealed record UserAnswer(
    [property: DataType("uuid"), MaxLength(36)] string Id,
    [property: MaxLength(256), RegularExpression(TextPatterns.Text)] string Name,
    [property: DataType("email"), MaxLength(256)] string Email,
    bool IsActive, DateTime CreatedAt, DateTime UpdatedAt)
{
    public static Expression<Func<ApplicationUser, UserAnswer>> Projection { get; } =
        user => new UserAnswer(user.Id, user.UserName!, user.Email!, user.IsActive, user.CreatedAt, user.UpdatedAt);

    public static Func<ApplicationUser, UserAnswer> From { get; } = Projection.Compile();
}

/// <summary>What was done.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Message">A sentence for people.</param>
internal sealed record StatusAnswer(
    [property: AllowedValues("success")] string Status,
    [property: MaxLength(256), RegularExpression(TextPatterns.Text)] string Message);
