package village.api.gate.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that others are glued to. */
class GluedTest {
    private static final List<String> BEFORE = List.of(
            "", "身份证号", "第1户：", "A", "No.", "1", "07", "330", "20261125", "户主x", "0000000000", "12.", "3-", "5 ");
    private static final List<String> AFTER =
            List.of("", "号", "B", "x", "1", "05", "元", "12345", "20261125", "ABC", "0000000000", " 3", "-1", ".5");

    private static final int TABLES = 1000;

    private final SensitiveNumbers numbers = SensitiveNumbers.except(List.of());

    @Property(tries = 4000)
    void findsEveryCheckedNumberWhateverIsGluedToIt(@ForAll long seed) {
        var made = new Numbers(seed);
        var random = new Random(seed);
        var number = random.nextBoolean() ? made.identity() : made.wellKnownCard();
        var text = BEFORE.get(random.nextInt(BEFORE.size()))
                + made.disguised(number).replace("\n", "").replace("</p><p>", "")
                + AFTER.get(random.nextInt(AFTER.size()));
        assertThat(numbers.in(text)).as(text).isNotEmpty();
        assertHidden(text, number);
    }

    @Property(tries = 2000)
    void findsWhatIsGluedToEachOther(@ForAll long seed) {
        var made = new Numbers(seed);
        var identity = made.identity();
        var card = made.wellKnownCard();
        var mobile = made.mobile();
        for (var text :
                List.of(identity + mobile, mobile + identity, card + mobile, identity + card, identity + identity)) {
            assertHidden(text, identity);
            assertHidden(text, card);
            if (text.endsWith(mobile) && IdentityNumbers.within(text.substring(0, 18))) {
                assertHidden(text, mobile);
            }
        }
    }

    @Property(tries = 1000)
    void believesTheWordsBefore(@ForAll long seed) {
        var made = new Numbers(seed);
        var old = made.oldIdentity();
        assertHidden("身份证号：1" + old, old);
        var mobile = made.mobile();
        assertHidden("联系电话" + mobile + "01", mobile);
        assertHidden("手机：2" + mobile, mobile);
        var card = "6230" + made.wellKnownCard().substring(4, 18);
        for (var last = 0; last < 10; last++) {
            if (BankCards.luhn(card + last)) {
                assertHidden("户名付某某卡号" + card + last + "01", card + last);
            }
        }
    }

    /** Lists of members without commas. */
    @Property(tries = 2000)
    void findsMobilesGluedToEachOther(@ForAll long seed) {
        var made = new Numbers(seed);
        var random = new Random(seed);
        var mobiles = IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(number -> made.mobile())
                .toList();
        var joined = String.join(random.nextBoolean() ? "" : "\u200b", mobiles);
        var text = List.of("", "付某某", "名单：", "x").get(random.nextInt(4))
                + (random.nextBoolean() ? joined : wide(joined))
                + List.of("", "号", "，", "x").get(random.nextInt(4));
        var masked = plain(numbers.masked(text));
        assertThat(mobiles).as(text).allSatisfy(mobile -> assertThat(masked).doesNotContain(mobile));
        assertThat(numbers.in(numbers.masked(text))).as(text).isEmpty();
    }

    /** The digits of three mobiles make a card of a known bank as well: it is the mobiles that are hidden. */
    @Test
    void findsMobilesWhoseDigitsHappenToMakeACard() {
        var mobiles = List.of("17416896662", "14993585518", "14011016002", "19237593118");
        var text = "名单：" + String.join("", mobiles) + "x";
        var masked = plain(numbers.masked(text));
        assertThat(mobiles).allSatisfy(mobile -> assertThat(masked).doesNotContain(mobile));
        assertThat(numbers.in(numbers.masked(text))).isEmpty();
    }

    private static String wide(String digits) {
        return digits.chars()
                .map(each -> each < 0x80 ? each + 0xfee0 : each)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private void assertHidden(String text, String number) {
        var masked = numbers.masked(text);
        assertThat(plain(masked)).as(text).doesNotContain(number);
        assertThat(numbers.in(masked)).as(masked).isEmpty();
        assertThat(masked).hasSameSizeAs(text);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.replaceAll("&[a-z]+;|<[^>]*>", ""), Normalizer.Form.NFKC)
                .replaceAll("[^0-9xX*]", "")
                .toUpperCase(java.util.Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "身份证号330782199001011239号",
                "1330782199001011239",
                "330782199001011239001",
                "编号2026-330782199001011239-01",
                "3307821990010112390",
                "０３３０７８２１９９００１０１１２３９",
                "1330782 19900101 1239",
                "330782.19900101.12397",
                "330782。19900101。1239",
                "1 3 3 0 7 8 2 1 9 9 0 0 1 0 1 1 2 3 9",
                "7110105 19491231 002X",
                "711010519491231002x5",
                "abcdef330782199001011239abcdef0123456789abcdef",
                "付某某11010519491231002X13711119050",
                "卡号16222020000000000000",
                "202611256228-5842-4657-0248-0090000000000",
                "联系方式：137111190501",
                "付某某13711119050号",
                "abc13711119050def",
                "付某某1371111905013822229060"
            })
    void findsTheseAsWell(String text) {
        assertThat(numbers.in(text)).as(text).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "流水号 20261125330782000112345678",
                "凭证 330782202611250001",
                "发票号码 26332000000123456789",
                "合计 123,456,789,012,345,678.90",
                "账号 19999901040012345",
                "13711119050123456",
                "13711119050138222290601",
                "1371111905012822229060",
                "2371111905013822229060",
                "订单 9913711119050",
                "3307821990010112",
                "330782199013011236 330782199001321237",
                "1 330782 1990 0101 1232 5",
                "100000000000000000000000000000"
            })
    void leavesTheseAlone(String text) {
        assertThat(numbers.in(text)).as(text).isEmpty();
    }

    /** Whatever the amounts are, and however they stand side by side. */
    @Test
    void raisesNoAlarmOverAmounts() {
        var corpus = new Accounts(20261130);
        var alarms = IntStream.range(0, TABLES)
                .mapToLong(table -> numbers.in(corpus.table(false)).size())
                .sum();
        assertThat(corpus.amounts()).isGreaterThan(100_000);
        assertThat(alarms).isLessThanOrEqualTo(5);
    }

    /**
     * Beside 100,000 long numbers of banks, tax offices and purchasers, mostly of chance digits. What looks like a card as
     * it stands was found before, whatever it is; what is glued has to be rarer by far.
     */
    @Test
    void raisesHardlyEverAFalseAlarmOverOtherLongNumbers() {
        var corpus = new Accounts(20261130);
        var alarms = IntStream.range(0, TABLES)
                .mapToObj(table -> numbers.in(corpus.table(true)))
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Hit::kind, Collectors.counting()));
        assertThat(corpus.longNumbers()).isGreaterThanOrEqualTo(100_000);
        assertThat(alarms.getOrDefault(NumberKind.IDENTITY, 0L)).isLessThanOrEqualTo(10);
        assertThat(alarms.values().stream().mapToLong(each -> each).sum()).isLessThanOrEqualTo(300);
    }
}
