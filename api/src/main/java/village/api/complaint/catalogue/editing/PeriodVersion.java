package village.api.complaint.catalogue.editing;

import java.time.LocalDate;
import village.api.Refusal;

/**
 * Statutory periods from a day on, for cases sent to an office outside. A case keeps those of the day it was sent.
 *
 * @param replyDays within how many days the office tells in writing whether it takes the case up
 * @param finishDays within how many days it has to finish
 */
public record PeriodVersion(LocalDate effectiveFrom, int replyDays, int finishDays, String legalBasis) {
    private static final int MAX_DAYS = 365;
    private static final int MAX_BASIS = 300;

    /** Refuses periods no law has. */
    public static PeriodVersion drafted(LocalDate effectiveFrom, int replyDays, int finishDays, String legalBasis) {
        var basis = legalBasis.strip();
        if (replyDays < 1 || finishDays > MAX_DAYS || finishDays < replyDays) {
            throw Refusal.invalid("/finishDays", "告知期限至少 1 天，办结期限不短于告知期限，最长 " + MAX_DAYS + " 天。");
        }
        if (basis.isEmpty() || basis.codePointCount(0, basis.length()) > MAX_BASIS) {
            throw Refusal.invalid("/legalBasis", "请写明依据，最多 " + MAX_BASIS + " 个字。");
        }
        return new PeriodVersion(effectiveFrom, replyDays, finishDays, basis);
    }
}
