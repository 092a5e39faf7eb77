package village.api.notice.telling;

import java.time.Instant;
import village.api.credit.CreditYear;
import village.api.inquiry.Inquiry;
import village.api.inquiry.Seats;

/** What an asker is told when his question goes to another desk. */
final class PassedOn {
    private PassedOn() {}

    /** Who answers from now on, and until when: a desk where nobody was ever seated is the cadres' to read. */
    static Words words(Inquiry inquiry, Seats seats, Instant at) {
        var to = "您问的事转给“" + seats.name(inquiry.desk()) + "”了，";
        var who = seats.seated().containsKey(inquiry.desk()) ? "由那里的人看、那里的人答" : "由村干部看、村干部答";
        var late = at.isAfter(inquiry.dueAt());
        return Words.of(to + who + (late ? "。期限没有因此延长。" : "，最迟" + day(inquiry.dueAt()) + "答复。"));
    }

    private static String day(Instant at) {
        var day = CreditYear.day(at);
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
