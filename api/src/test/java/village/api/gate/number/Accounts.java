package village.api.gate.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Months of accounts as spreadsheets and their prints have them, full of long numbers, none of which is a person's. */
final class Accounts {
    private static final int ROWS = 50;
    private static final List<String> WORDS =
            List.of("水电费", "承包款", "补助", "垃圾清运", "工程款", "办公用品", "利息收入", "转账", "汇款", "路灯维修");

    private final Random random;
    private long longNumbers;
    private long amounts;

    Accounts(long seed) {
        this.random = new Random(seed);
    }

    long longNumbers() {
        return longNumbers;
    }

    long amounts() {
        return amounts;
    }

    /** Columns parted as a spreadsheet does, or as what is read out of a print. */
    String table(boolean withRemarks) {
        var between = random.nextBoolean() ? "\t" : " ";
        var table = new StringBuilder("枫溪村2026年9月收支明细表\n单位：元\n");
        for (var row = 0; row < ROWS; row++) {
            var cells = new ArrayList<>(List.of(
                    day(),
                    "记-" + random.nextInt(1000),
                    WORDS.get(random.nextInt(WORDS.size())),
                    amount(),
                    amount(),
                    amount()));
            if (withRemarks) {
                cells.add(3, remark());
                cells.add(remark());
            }
            table.append(String.join(between, cells)).append('\n');
        }
        return table.toString();
    }

    private String day() {
        return "2026-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    /** What a bank, a tax office, a court or a purchaser writes. */
    private String remark() {
        longNumbers++;
        return switch (random.nextInt(10)) {
            case 0 -> "发票" + "2633" + digits(16);
            case 1 -> "流水2026%02d%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)) + digits(14);
            case 2 -> "交易号" + digits(28);
            case 3 -> "凭证" + digits(20);
            case 4 -> "票据号" + digits(10);
            case 5 -> "合同330782-2026-" + digits(6);
            case 6 -> "公户" + "2010" + digits(13);
            case 7 -> "统一社会信用代码9133" + digits(4) + "MA" + digits(7) + "X";
            case 8 -> "项目编号3307822026%08d".formatted(random.nextInt(1_000_000));
            default -> "订单" + digits(18);
        };
    }

    /** Up to a trillion; without separators as far as a village has money. */
    private String amount() {
        amounts++;
        var yuan = random.nextDouble() * Math.pow(10, random.nextInt(13));
        return yuan < 1e9 && random.nextBoolean() ? "%.2f".formatted(yuan) : "%,.2f".formatted(yuan);
    }

    private String digits(int count) {
        var digits = new StringBuilder();
        for (var at = 0; at < count; at++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
