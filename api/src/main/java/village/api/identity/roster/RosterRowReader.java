package village.api.identity.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import village.api.Refusal;
import village.api.identity.IdentityNumber;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterKind;
import village.api.place.Grid;

/** Reads one row and collects everything that is wrong in it. */
final class RosterRowReader {
    private static final Set<String> YES = Set.of("是", "外出", "有", "Y", "YES", "1", "√", "外出务工", "务工");
    private static final Set<String> NO = Set.of("", "否", "在家", "无", "N", "NO", "0", "×", "在村", "未外出");
    private static final Set<String> VILLAGER = Set.of("", "村民", "本村村民", "户籍村民", "户籍人口", "本村");
    private static final Set<String> RESIDENT = Set.of("新居民", "外来人员", "流动人口", "外来人口", "新村民");

    private final int row;
    private final Map<RosterColumn, RosterCell> cells;
    private final List<RosterFault> faults = new ArrayList<>();

    RosterRowReader(int row, Map<RosterColumn, RosterCell> cells) {
        this.row = row;
        this.cells = cells;
    }

    List<RosterFault> faults() {
        return faults;
    }

    /** The person, unless something is wrong. */
    Optional<RosterRow> person(Map<String, Grid.Id> grids, LocalDate today) {
        var name = name();
        var idNumber = idNumber(RosterColumn.ID_NUMBER);
        var phone = phone();
        var household = text(RosterColumn.HOUSEHOLD, 64)
                .map(number -> cell(RosterColumn.HOUSEHOLD).plain());
        var relation = text(RosterColumn.RELATION, 20);
        var grid = grid(grids);
        var branch = text(RosterColumn.PARTY_BRANCH, 100);
        var resident = oneOf(RosterColumn.KIND, RESIDENT, VILLAGER, "类别应填“村民”或“新居民”。");
        var migrant = oneOf(RosterColumn.MIGRANT, YES, NO, "是否外出应填“是”或“否”。");
        var guardian = idNumber(RosterColumn.GUARDIAN);
        var relatives = relatives();
        var remark = text(RosterColumn.REMARK, 500);
        tellable();
        guarded(idNumber, guardian, today);
        if (!faults.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        var kind = resident ? RosterKind.RESIDENT : RosterKind.VILLAGER;
        return Optional.of(new RosterRow(
                row,
                name.get(),
                idNumber,
                phone,
                household,
                relation,
                grid,
                branch,
                kind,
                migrant,
                guardian,
                relatives,
                remark));
    }

    private RosterCell cell(RosterColumn column) {
        return cells.getOrDefault(column, RosterCell.EMPTY);
    }

    private void fault(RosterColumn column, String reason) {
        faults.add(RosterFault.of(row, column, reason));
    }

    private Optional<PersonName> name() {
        if (cell(RosterColumn.NAME).blank()) {
            fault(RosterColumn.NAME, "没有填姓名。");
            return Optional.empty();
        }
        return value(RosterColumn.NAME, cell(RosterColumn.NAME).name(), PersonName::new);
    }

    private Optional<PhoneNumber> phone() {
        var digits = cell(RosterColumn.PHONE).plain().replace("-", "").replaceFirst("^(\\+?86)(?=1[0-9]{10}$)", "");
        return digits.isEmpty() ? Optional.empty() : value(RosterColumn.PHONE, digits, PhoneNumber::new);
    }

    private Optional<IdentityNumber> idNumber(RosterColumn column) {
        var cell = cell(column);
        if (cell.blank()) {
            return Optional.empty();
        }
        if (cell.number() && cell.plain().endsWith("000")) {
            fault(column, "身份证号是按数字存的，后几位已经丢失，请把这一列设成文本后重填。");
            return Optional.empty();
        }
        return value(column, cell.plain(), IdentityNumber::new);
    }

    private List<IdentityNumber> relatives() {
        var found = new ArrayList<IdentityNumber>();
        for (var part : cell(RosterColumn.RELATIVES).text().split("[、,，;；/\\s]+")) {
            if (!part.isBlank()) {
                value(RosterColumn.RELATIVES, new RosterCell(part, false).plain(), IdentityNumber::new)
                        .filter(number -> !found.contains(number))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Grid.Id> grid(Map<String, Grid.Id> grids) {
        var name = text(RosterColumn.GRID, 100);
        if (name.isPresent() && !grids.containsKey(name.get())) {
            fault(RosterColumn.GRID, "本村没有这个网格。");
        }
        return name.map(grids::get);
    }

    private Optional<String> text(RosterColumn column, int most) {
        var text = cell(column).text();
        if (text.codePointCount(0, text.length()) > most) {
            fault(column, column.title() + "太长了，最多 " + most + " 个字。");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private boolean oneOf(RosterColumn column, Set<String> yes, Set<String> no, String otherwise) {
        var word = cell(column).plain();
        if (!yes.contains(word) && !no.contains(word)) {
            fault(column, otherwise);
        }
        return yes.contains(word);
    }

    /** Without one of these a second import could not tell whom the row means. */
    private void tellable() {
        if (cell(RosterColumn.ID_NUMBER).blank()
                && cell(RosterColumn.PHONE).blank()
                && cell(RosterColumn.HOUSEHOLD).blank()) {
            fault(RosterColumn.ID_NUMBER, "身份证号、手机号、户号至少要填一项。");
        }
    }

    private void guarded(Optional<IdentityNumber> idNumber, Optional<IdentityNumber> guardian, LocalDate today) {
        var born = idNumber.map(IdentityNumber::born);
        if (born.filter(day -> day.isAfter(today)).isPresent()) {
            fault(RosterColumn.ID_NUMBER, "身份证号里的出生日期还没有到，请核对。");
        }
        var child = born.filter(day -> day.plusYears(RosterRow.GUARDED_AGE).isAfter(today));
        if (child.isPresent() && cell(RosterColumn.GUARDIAN).blank()) {
            fault(RosterColumn.GUARDIAN, "未满 14 周岁，请填写监护人身份证号。");
        }
        if (guardian.isPresent() && guardian.equals(idNumber)) {
            fault(RosterColumn.GUARDIAN, "监护人不能是本人。");
        }
    }

    private <T> Optional<T> value(RosterColumn column, String text, Function<String, T> make) {
        try {
            return Optional.of(make.apply(text));
        } catch (Refusal refusal) {
            fault(column, refusal.faults().get(0).detail());
            return Optional.empty();
        }
    }
}
