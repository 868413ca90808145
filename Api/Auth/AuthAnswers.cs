using System.Linq.Expressions;
using PartnerSite.Data;

namespace PartnerSite.Api.Auth;

/// <summary>What signing in takes. The second factor only for an account that has one: the code of the app, or a recovery code.</summary>
internal sealed record LoginRequest
{
    public string? Email { get; init; }

    public string? Password { get; init; }

    public string? TwoFactorCode { get; init; }

    public string? TwoFactorRecoveryCode { get; init; }

    // A record would print the password.
    public override string ToString() => nameof(LoginRequest);
}

/// <summary>A bearer token, and what a client wants to know at once.</summary>
internal sealed record LoginAnswer(string Token, string TokenType, DateTime ExpiresAt, UserAnswer User, bool HasPartnerAttributes)
{
    // A record would print the token.
    public override string ToString() => nameof(LoginAnswer);
}

/// <summary>The signed-in user. The name is the account's, which is its e-mail address.</summary>
internal sealed record UserAnswer(string Id, string Name, string Email, bool IsActive, DateTime CreatedAt, DateTime UpdatedAt)
{
    public static Expression<Func<ApplicationUser, UserAnswer>> Projection { get; } =
        user => new UserAnswer(user.Id, user.UserName!, user.Email!, user.IsActive, user.CreatedAt, user.UpdatedAt);

    public static Func<ApplicationUser, UserAnswer> Of { get; } = Projection.Compile();
}

/// <summary>What was done.</summary>
internal sealed record StatusAnswer(string Status, string Message);
