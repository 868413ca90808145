using Microsoft.AspNetCore.Identity;

namespace PartnerSite.Services.Accounts;

/// <summary>Identity's messages where they would speak of user names: the e-mail address is the name here.</summary>
internal sealed class AccountErrors : IdentityErrorDescriber
{
    public override IdentityError DuplicateUserName(string userName) => new()
    {
        Code = nameof(DuplicateUserName),
        Description = "There is already an account with this e-mail address. Sign in, or use another address.",
    };
}
