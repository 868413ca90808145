using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace PartnerSite.Services.Accounts;

/// <summary>
/// Error messages of the fields of Identity's models, by rule and field name: the attributes there have English
/// messages only, or none of their own. An address gets the rule of its length, which they lack.
/// </summary>
internal sealed class FieldErrors : IValidationMetadataProvider
{
    private const string File = "Account.";
    private const string EmailLength = "Account.EmailLength";

    private static readonly Dictionary<(Type Rule, string Field), string> Keys = new()
    {
        [(typeof(RequiredAttribute), "Email")] = "Account.EnterEmail",
        [(typeof(RequiredAttribute), "NewEmail")] = "Account.EnterEmail",
        [(typeof(RequiredAttribute), "Password")] = "Account.EnterPassword",
        [(typeof(RequiredAttribute), "OldPassword")] = "Account.EnterCurrentPassword",
        [(typeof(RequiredAttribute), "NewPassword")] = "Account.EnterNewPassword",
        [(typeof(RequiredAttribute), "Code")] = "Account.EnterCode",
        [(typeof(RequiredAttribute), "TwoFactorCode")] = "Account.EnterCode",
        [(typeof(RequiredAttribute), "RecoveryCode")] = "Account.EnterRecoveryCode",
        [(typeof(EmailAddressAttribute), "Email")] = "Account.EmailFormat",
        [(typeof(EmailAddressAttribute), "NewEmail")] = "Account.EmailFormat",
        [(typeof(StringLengthAttribute), "Password")] = "Account.PasswordLength",
        [(typeof(StringLengthAttribute), "NewPassword")] = "Account.PasswordLength",
        [(typeof(StringLengthAttribute), "Code")] = "Account.CodeLength",
        [(typeof(StringLengthAttribute), "TwoFactorCode")] = "Account.CodeLength",
        [(typeof(CompareAttribute), "ConfirmPassword")] = "Account.PasswordsDiffer",
    };

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if (context.Attributes.OfType<EmailAddressAttribute>().Any())
        {
            context.ValidationMetadata.ValidatorMetadata.Add(new StringLengthAttribute(EmailAddresses.MaxLength)
            {
                ErrorMessage = EmailLength[File.Length..],
            });
        }

        foreach (var rule in context.Attributes.OfType<ValidationAttribute>())
        {
            if (Keys.TryGetValue((rule.GetType(), context.Key.Name ?? ""), out var key))
            {
                // Looked up in the file by the localizer of data annotations.
                rule.ErrorMessage = key[File.Length..];
            }
        }
    }
}
