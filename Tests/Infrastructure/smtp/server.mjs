// A mail server on loopback that delivers to nobody: it prints what it is, then every mail it took, one JSON object a line.
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

const { SMTP_PORT = "0", SMTP_SECURITY = "None", SMTP_CERTIFICATE: cert, SMTP_KEY: key, SMTP_USER, SMTP_PASSWORD } = process.env;

const print = line => process.stdout.write(`${JSON.stringify(line)}\n`);
const refusal = (code, address) => Object.assign(new Error(`<${address}> is not taken`), { responseCode: code });

const server = new SMTPServer({
  secure: SMTP_SECURITY === "Tls",
  disabledCommands: [...(SMTP_SECURITY === "StartTls" ? [] : ["STARTTLS"]), ...(SMTP_USER ? [] : ["AUTH"])],
  authOptional: !SMTP_USER,
  disableReverseLookup: true,
  ...(cert ? { cert, key } : {}),
  onAuth: ({ username, password }, session, done) =>
    username === SMTP_USER && password === SMTP_PASSWORD ? done(null, { user: username }) : done(refusal(535, username)),
  onRcptTo: ({ address }, session, done) => done(address.startsWith("refused") ? refusal(550, address) : null),
  onData: async (stream, session, done) => {
    const mail = await simpleParser(stream, { skipTextToHtml: true, skipImageLinks: true });
    print({
      to: session.envelope.rcptTo.map(({ address }) => address).join(),
      sender: mail.from.text,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      language: mail.headers.get("content-language"),
      messageId: mail.messageId,
      unsubscribe: mail.headers.get("list")?.unsubscribe?.url,
      automatic: mail.headers.get("auto-submitted"),
      encrypted: session.secure,
      user: session.user ?? null,
    });
    done();
  },
});

server.on("error", () => {});
server.listen(Number(SMTP_PORT), "127.0.0.1", () => print({ port: server.server.address().port }));
process.stdin.resume().on("end", () => process.exit());
