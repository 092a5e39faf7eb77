package village.api.complaint.catalogue.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import village.api.Refusal;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.Nearness;
import village.api.identity.Role;

/** Reads categories out of rows; every wrong row is told, with what is wrong. */
final class CatalogueRows {
    private CatalogueRows() {}

    /** Refuses with the faults of all wrong rows together; the pointer names the row. */
    static List<CatalogueLine> read(List<CatalogueSheets.Row> rows) {
        var lines = new ArrayList<CatalogueLine>();
        var faults = new ArrayList<Refusal.Fault>();
        for (var row : rows) {
            try {
                lines.add(line(row.cells().stream().map(String::strip).toList()));
            } catch (Refusal refusal) {
                refusal.faults()
                        .forEach(fault -> faults.add(new Refusal.Fault(
                                "/rows/" + row.number(), "第 " + row.number() + " 行：" + fault.detail())));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return lines;
    }

    private static CatalogueLine line(List<String> cells) {
        return new CatalogueLine(
                code(cells.get(0)),
                cells.get(1),
                handler(cells.get(2)),
                due(cells.get(3), cells.get(4)),
                cells.get(5),
                near(cells.get(6), cells.get(7)));
    }

    /** Office programs drop the zero in front. */
    private static String code(String cell) {
        return cell.matches("[0-9]|[0-9]{3}") ? "0" + cell : cell;
    }

    private static Optional<Role> handler(String cell) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        var role = HandlerWords.read(cell);
        if (role.isEmpty()) {
            throw Refusal.invalid("/handlerRole", "“通常由谁办理”应为网格员、村干部、乡镇调度员，或者不填。");
        }
        return role;
    }

    private static Optional<Due> due(String count, String unit) {
        if (count.isEmpty()) {
            return Optional.empty();
        }
        return switch (unit) {
            case CatalogueSheets.HOURS -> Optional.of(new Due.Hours(number(count, "时限")));
            case CatalogueSheets.DAYS -> Optional.of(new Due.Days(number(count, "时限")));
            default -> throw Refusal.invalid("/due", "“时限单位”应为小时或工作日。");
        };
    }

    private static Optional<Nearness> near(String metres, String days) {
        if (metres.isEmpty() && days.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Nearness(number(metres, "相近的米数"), number(days, "相近的天数")));
    }

    private static int number(String cell, String column) {
        if (!cell.matches("[1-9][0-9]{0,5}")) {
            throw Refusal.invalid("/number", "“" + column + "”应为大于 0 的整数。");
        }
        return Integer.parseInt(cell);
    }
}
