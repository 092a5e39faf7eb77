package village.api.credit.certificate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.evidence.checkpoint.Note;
import village.api.evidence.checkpoint.SigningKey;
import village.api.evidence.checkpoint.VerifierKey;

/**
 * What a certificate says, and nothing more: no number of any kind, no branch, no line, nobody else. It is a C2SP signed
 * note in Chinese lines, so that an eye can read and a short program check it.
 *
 * @param asOf the day it was made; of a closed year the day of closing
 * @param closed whether the year is closed; else more may come
 */
public record Certificate(
        String village,
        String name,
        int year,
        Amount balance,
        Amount required,
        boolean fulfilled,
        LocalDate asOf,
        boolean closed) {
    private static final String TITLE = "/credit-certificate/v1";
    private static final int MOST = 4096;

    /** The signed note. */
    public String signed(SigningKey key) {
        var text = String.join("\n", lines(key.verifier().name())) + "\n";
        return key.note(text);
    }

    /** The signed note as it stands in a link. */
    public String token(SigningKey key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(signed(key).getBytes(StandardCharsets.UTF_8));
    }

    private List<String> lines(String origin) {
        return List.of(
                origin + TITLE,
                "村：" + village,
                "姓名：" + name,
                "年度：" + year,
                "学时分钟：" + balance.minutes(),
                "积分：" + balance.points(),
                "要求分钟：" + required.minutes(),
                "要求积分：" + required.points(),
                "达到要求：" + (fulfilled ? "是" : "否"),
                "截至：" + asOf,
                "年度结账：" + (closed ? "是" : "否"));
    }

    /** Reads what a link carries; refuses whatever the key did not sign as a certificate. */
    public static Certificate verified(String token, VerifierKey key) {
        return text(token)
                .flatMap(note -> signedText(note, key))
                .flatMap(text -> toCertificate(text, key))
                .orElseThrow(() -> Refusal.of(Reason.CREDIT_CERTIFICATE_INVALID));
    }

    private static Optional<String> text(String token) {
        try {
            return token.length() > MOST
                    ? Optional.empty()
                    : Optional.of(new String(Base64.getUrlDecoder().decode(token.strip()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Optional<String> signedText(String note, VerifierKey key) {
        try {
            return Note.parse(note).verified(key);
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Optional<Certificate> toCertificate(String text, VerifierKey key) {
        var lines = text.split("\n");
        if (lines.length != 11 || !lines[0].equals(key.name() + TITLE)) {
            return Optional.empty();
        }
        var values = new ArrayList<String>();
        for (var line : lines) {
            values.add(line.substring(line.indexOf('：') + 1));
        }
        return Optional.of(new Certificate(
                values.get(1),
                values.get(2),
                Integer.parseInt(values.get(3)),
                new Amount(Integer.parseInt(values.get(5)), Integer.parseInt(values.get(4))),
                new Amount(Integer.parseInt(values.get(7)), Integer.parseInt(values.get(6))),
                values.get(8).equals("是"),
                LocalDate.parse(values.get(9)),
                values.get(10).equals("是")));
    }
}
