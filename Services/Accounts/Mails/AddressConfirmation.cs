using Microsoft.AspNetCore.Identity;
using PartnerSite.Data;

namespace PartnerSite.Services.Accounts.Mails;

/// <summary>Who may sign in on a site with a mail server: whoever confirmed the address, or need not.</summary>
internal sealed class AddressConfirmation : IUserConfirmation<ApplicationUser>
{
    public Task<bool> IsConfirmedAsync(UserManager<ApplicationUser> manager, ApplicationUser user) =>
        Task.FromResult(user.EmailConfirmed || !user.MustConfirm);
}
