package village.api.disclosure.finance.sheet;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.finance.MoneyUnit;

/** What stands above the heading: title, period and unit. */
final class SheetPreamble {
    private static final Pattern UNIT = Pattern.compile("单位[:：]?(?:人民币)?(万元|元)");
    private static final Pattern REMARK = Pattern.compile("^(期间|日期|会计期间|公开期间|单位|金额单位|编制|村名|填报|制表).*");

    private String title = "";
    private MoneyUnit unit = MoneyUnit.YUAN;
    private Optional<SheetPeriod> stated = Optional.empty();
    private Optional<SheetPeriod> mentioned = Optional.empty();

    void row(List<SheetCell> cells) {
        for (var cell : cells) {
            var plain = cell.plain();
            unit(plain);
            if (plain.startsWith("期间") || plain.contains("期间:")) {
                stated = stated.or(() -> SheetPeriod.in(plain));
            }
            mentioned = mentioned.or(() -> SheetPeriod.in(plain));
            if (title.isEmpty() && !cell.blank() && !REMARK.matcher(plain).matches()) {
                title = cell.text();
            }
        }
    }

    /** A heading may carry the unit as well: 收入（万元）. */
    void heading(List<SheetCell> cells) {
        cells.forEach(cell -> unit(cell.plain().replaceFirst("^(收入|支出|余额).*?[(\\[]", "单位:")));
    }

    private void unit(String plain) {
        var found = UNIT.matcher(plain);
        if (found.find()) {
            unit = found.group(1).equals("万元") ? MoneyUnit.TEN_THOUSAND_YUAN : MoneyUnit.YUAN;
        }
    }

    String title() {
        var end =
                title.offsetByCodePoints(0, Math.min(FinanceTable.MAX_TITLE, title.codePointCount(0, title.length())));
        return title.substring(0, end);
    }

    MoneyUnit unit() {
        return unit;
    }

    Optional<SheetPeriod> period() {
        return stated.or(() -> mentioned);
    }
}
