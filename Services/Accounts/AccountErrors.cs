using Microsoft.AspNetCore.Identity;
using PartnerSite.Services.Languages;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Identity's messages in the language of the request. They don't mention user names: the e-mail address is the name.
/// </summary>
internal sealed class AccountErrors(Texts texts) : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Error(nameof(DefaultError), "Account.Failed");

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "Account.ChangedMeanwhile");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "Account.WrongCurrentPassword");

    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), "Account.PasswordLength");

    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), "Account.LinkUsed");

    public override IdentityError InvalidUserName(string? userName) =>
        Error(nameof(InvalidUserName), "Account.AddressCharacters");

    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), "Account.EmailFormat");

    public override IdentityError DuplicateUserName(string userName) =>
        Error(nameof(DuplicateUserName), "Account.DuplicateAddress");

    public override IdentityError DuplicateEmail(string email) =>
        Error(nameof(DuplicateEmail), "Account.DuplicateAddress");

    private IdentityError Error(string code, string key) => new() { Code = code, Description = texts[key] };
}
