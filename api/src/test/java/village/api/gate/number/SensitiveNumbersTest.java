package village.api.gate.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveNumbersTest {
    private static final List<String> BEFORE = List.of(
            "",
            "经村两委研究，低保户",
            "1. 收款人",
            "（2026年11月25日）",
            "第3组 12 户，",
            "金额12,500.00元，卡号：",
            "<p>",
            "<td>1</td><td>",
            "A座",
            "联系人A：",
            "<p>1</p><p>",
            "\n",
            "Tel");
    private static final List<String> AFTER =
            List.of("", "，特此公示。", "（已核实）", "元", "</p>", "</td><td>100</td>", "、其余略", " 等3人", "\n共计 5 人", "。2026-11-25");

    private final SensitiveNumbers numbers = SensitiveNumbers.except(List.of());

    /** Together with the year behind the full stop its digits would pass for a card. */
    @Test
    void takesAnOldIdentityNumberBeforeADateForNoCard() {
        assertThat(numbers.in("440305411016576。2026-11-25"))
                .extracting(Hit::kind, Hit::end)
                .containsExactly(tuple(NumberKind.IDENTITY, 15));
    }

    @Property(tries = 3000)
    void findsEveryNumberInEveryDisguise(@ForAll long seed) {
        var made = new Numbers(seed);
        var random = new Random(seed);
        for (var kind : NumberKind.values()) {
            var number = switch (kind) {
                case IDENTITY -> random.nextInt(5) == 0 ? made.oldIdentity() : made.identity();
                case BANK_CARD -> made.card();
                case MOBILE, LANDLINE -> made.mobile();
            };
            var written = made.disguised(number);
            var before = BEFORE.get(random.nextInt(BEFORE.size()));
            var text = before + written + AFTER.get(random.nextInt(AFTER.size()));
            var found = numbers.in(text);
            assertThat(found).as(text).hasSize(1);
            assertThat(found.get(0).kind()).as(text).isEqualTo(kind == NumberKind.LANDLINE ? NumberKind.MOBILE : kind);
            assertThat(found.get(0).start()).as(text).isEqualTo(before.length());
            masksAllOf(text);
        }
    }

    private void masksAllOf(String text) {
        var masked = numbers.masked(text);
        assertThat(numbers.in(masked)).as(masked).isEmpty();
        assertThat(numbers.masked(masked)).isEqualTo(masked);
        assertThat(masked).hasSameSizeAs(text);
        for (var at = 0; at < text.length(); at++) {
            assertThat(masked.charAt(at)).isIn(text.charAt(at), '*');
        }
    }

    @Property(tries = 2000)
    void leavesWrongNumbersAlone(@ForAll long seed) {
        var made = new Numbers(seed);
        var text = "编号" + made.wrongIdentity() + "，凭证" + made.wrongCard() + "，流水" + "2" + made.mobile() + "。";
        assertThat(numbers.in(text)).as(text).isEmpty();
        assertThat(numbers.masked(text)).isEqualTo(text);
    }

    @Property(tries = 500)
    void findsSeveralAndMasksEach(@ForAll long seed) {
        var made = new Numbers(seed);
        var text = "甲 " + made.identity() + " " + made.mobile() + "；乙 " + made.card() + "，" + made.mobile() + "/"
                + made.mobile();
        assertThat(numbers.in(text)).as(text).hasSize(5);
        masksAllOf(text);
    }

    @ParameterizedTest
    @CsvSource({
        "手机13711119050好, 手机137****9050好",
        "137-1111-9050, 137-****-9050",
        "+86 13711119050, +86 137****9050",
        "８６１３７１１１１９０５０, ８６１３７****９０５０",
        "11010519491231002X, 1****************X",
        "11010519491231002x等, 1****************x等",
        "110105 19491231 002X, 1***** ******** ***X",
        "6222020000000000000, 622202*********0000",
        "0571-87654321, 0571-****4321",
        "（0571）8765 4321, （0571）**** 4321",
        "电话：87654321, 电话：****4321",
        "&#x7535;&#x8bdd;：87654321, &#x7535;&#x8bdd;：****4321",
        "1<b>37</b>1111<i>9050</i>, 1<b>37</b>****<i>9050</i>",
        "137&#49;&#x31;119050, 137*************9050"
    })
    void masksAsPagesDo(String text, String masked) {
        assertThat(numbers.masked(text)).isEqualTo(masked);
    }

    @Test
    void masksLinksToo() {
        assertThat(numbers.masked("<a href=\"tel:13711119050\">打电话</a>"))
                .isEqualTo("<a href=\"tel:137****9050\">打电话</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026年11月25日收入12,500.00元，支出 9,800.50 元",
                "15000 120000 30000",
                "7777 1500000 3000 280121 30170 14 3356181",
                "282988 25 9614666 2329850",
                "凭证号 20260101000123、20260101000124",
                "62 63 64 65 66 67 68 69 70",
                "发票 26332000000123456789",
                "统一社会信用代码 91330782MA28D1234X",
                "坐标 120.137111190 28.9371111",
                "服务热线12345，火警119，客服95588、4008123123",
                "<img src=\"/mp/v1/attachments/01935b2e-1371-7111-9050-137111190501\">",
                "摘要 3f13711119050a0b4c1d2e3f405162738495a6b7c8d9e0f1a2b3c4d5e6f70819",
                "13711119050123456",
                "9913711119050",
                "2026-11-25 10:30:00",
                "户数\t1371\t1119\t050"
            })
    void leavesOrdinaryFiguresAlone(String text) {
        assertThat(numbers.in(text)).isEmpty();
    }

    /** Aligned lists are pasted with as many spaces as it takes; a page shows them as one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105    19491231    002X",
                "<p>身份证号110105     19491231      002X</p>",
                "110105　　　　19491231　　　　002X",
                "电话 137    1111    9050",
                "电话：137&nbsp;&nbsp;&nbsp;&nbsp;11119050",
                "6222 0200    0000    0000 000",
                "<p>110105</p><p>19491231</p><p>002X</p>"
            })
    void findsWhatIsSpreadOut(String text) {
        assertThat(numbers.in(text)).hasSize(1);
        assertThat(numbers.in(numbers.masked(text))).isEmpty();
    }

    /** As pages show it: blocks stand apart but for the lines of a paragraph, marks within a line do not. */
    @ParameterizedTest
    @CsvSource({
        "<div>110105194</div><div>91231002X</div>, 1",
        "<p>110105194</p><p>91231002X</p>, 1",
        "<p>110105194</p><p></p><p>91231002X</p>, 0",
        "<td>110105194</td><td>91231002X</td>, 0",
        "<caption>110105194</caption><tr>91231002X</tr>, 0",
        "<div>110105194<s>91231002X</s></div>, 1",
        "<div>110105194<sub>91231002X</sub></div>, 1",
        "<div>110105194<sup>91231002X</sup></div>, 1",
        "<div>11010519491231002X</div>, 1"
    })
    void readsMarkUpAsPagesShowIt(String text, int found) {
        assertThat(numbers.in(text)).hasSize(found);
    }

    @Test
    void letsTheVillageTellItsOwnNumbers() {
        var own = SensitiveNumbers.except(List.of("0579-8765 4321", "13711119050"));
        assertThat(own.in("村委会电话 0579-87654321，或 87654321，网格员 137 1111 9050")).isEmpty();
        assertThat(own.in("他家电话 0579-87654322，137 1111 9051")).hasSize(2);
    }

    @Test
    void staysQuickOnHostileText() {
        var texts = List.of(
                "1 ".repeat(20_000),
                "<".repeat(20_000),
                "<a ".repeat(10_000),
                "&#4".repeat(10_000),
                "1\u200b".repeat(20_000),
                "13711119050 ".repeat(5_000),
                "x1".repeat(10_000),
                "*".repeat(20_000));
        for (var text : texts) {
            assertTimeout(Duration.ofSeconds(10), () -> numbers.masked(text));
        }
    }
}
