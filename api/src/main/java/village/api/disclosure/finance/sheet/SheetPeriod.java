package village.api.disclosure.finance.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The days a table covers, as offices write them. */
record SheetPeriod(LocalDate from, LocalDate to) {
    private static final String TO = "[至到~～—–-]+";
    private static final String DAY = "(20\\d\\d)[年./-](\\d{1,2})[月./-](\\d{1,2})日?";

    private record Form(Pattern pattern, Function<MatchResult, SheetPeriod> read) {
        static Form of(String pattern, Function<MatchResult, SheetPeriod> read) {
            return new Form(Pattern.compile(pattern), read);
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of(DAY + TO + DAY, m -> new SheetPeriod(day(m, 1), day(m, 4))),
            Form.of(
                    DAY + TO + "(\\d{1,2})月(\\d{1,2})日",
                    m -> new SheetPeriod(day(m, 1), LocalDate.of(number(m, 1), number(m, 4), number(m, 5)))),
            Form.of("(20\\d\\d)年?度?第?([一二三四1-4])季度?", m -> months(number(m, 1), 3 * quarter(m.group(2)) - 2, 3)),
            Form.of("(20\\d\\d)年?(上|下)半年", m -> months(number(m, 1), m.group(2).equals("上") ? 1 : 7, 6)),
            Form.of(
                    "(20\\d\\d)年(\\d{1,2})月?" + TO + "(\\d{1,2})月",
                    m -> months(number(m, 1), number(m, 2), number(m, 3) - number(m, 2) + 1)),
            Form.of("(20\\d\\d)年(\\d{1,2})月(?!\\d)", m -> months(number(m, 1), number(m, 2), 1)),
            Form.of("(20\\d\\d)年度?(?!\\d)", m -> months(number(m, 1), 1, 12)));

    /** @param plain half-width, without spaces */
    static Optional<SheetPeriod> in(String plain) {
        for (var form : FORMS) {
            var found = form.pattern().matcher(plain);
            if (found.find()) {
                try {
                    var period = form.read().apply(found.toMatchResult());
                    return period.to().isBefore(period.from()) ? Optional.empty() : Optional.of(period);
                } catch (DateTimeException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static SheetPeriod months(int year, int month, int many) {
        var first = YearMonth.of(year, month);
        return new SheetPeriod(first.atDay(1), first.plusMonths(many - 1L).atEndOfMonth());
    }

    private static LocalDate day(MatchResult m, int group) {
        return LocalDate.of(number(m, group), number(m, group + 1), number(m, group + 2));
    }

    private static int number(MatchResult m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static int quarter(String word) {
        var at = "一二三四".indexOf(word);
        return at < 0 ? Integer.parseInt(word) : at + 1;
    }
}
