using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace PartnerSite.Tests.Infrastructure;

/// <summary>
/// The sentences that a compiled page model shows: what it writes into a status message, or into the errors of its
/// form.
/// </summary>
public static class ShownSentences
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] Showing = ["set_StatusMessage", "set_ErrorMessage", "AddModelError"];

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    public static IEnumerable<string> Of(Type model) =>
        model.GetMethods(Declared).SelectMany(method => In(BodyOf(method))).Distinct();

    private static MethodInfo BodyOf(MethodInfo method) =>
        method.GetCustomAttribute<AsyncStateMachineAttribute>() is { } machine
            ? machine.StateMachineType.GetMethod("MoveNext", Declared)!
            : method;

    // The constants loaded since the call before the one that shows them; a field's name is no sentence.
    private static IEnumerable<string> In(MethodInfo method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var loaded = new List<string>();

        for (var at = 0; at < code.Length;)
        {
            var instruction = code[at] == 0xFE ? Codes[(short)(0xFE00 | code[at + 1])] : Codes[code[at]];
            at += instruction.Size;

            if (instruction == OpCodes.Ldstr)
            {
                loaded.Add(method.Module.ResolveString(BitConverter.ToInt32(code, at)));
            }
            else if (instruction.OperandType == OperandType.InlineMethod)
            {
                if (loaded.Count > 0 && Showing.Contains(NameOf(method, BitConverter.ToInt32(code, at))))
                {
                    foreach (var sentence in loaded.Where(text => text.Contains(' ', StringComparison.Ordinal)))
                    {
                        yield return sentence;
                    }
                }

                loaded.Clear();
            }

            at += SizeOf(instruction.OperandType, code, at);
        }
    }

    private static string NameOf(MethodInfo method, int token) =>
        method
            .Module.ResolveMethod(
                token,
                method.DeclaringType!.GetGenericArguments(),
                method.IsGenericMethod ? method.GetGenericArguments() : null
            )!
            .Name;

    private static int SizeOf(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
