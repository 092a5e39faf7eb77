package village.wechat.dialogue.talk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyWordsTest {
    private final EmergencyWords words = EmergencyWords.shipped();

    @ParameterizedTest
    @CsvSource({
        "隔壁着火了, 119",
        "着 火 了, 119",
        "后山起火，烟很大, 119",
        "孩子掉河里了, 119",
        "有人溺水, 119",
        "好像煤气中毒了, 120",
        "老人晕倒在路边, 120",
        "被蛇咬了, 120",
        "广场上打架流血了, 110",
        "有人持刀, 110",
        "救命啊, 120",
        "着火点在柴房，已经烧起来了, 119"
    })
    void hearsDanger(String text, String number) {
        assertThat(words.numbers(text)).isNotEmpty().first().isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "着火点防火宣传",
                "防溺水警示牌倒了",
                "消防栓没有水，有火灾隐患",
                "什么时候发救命钱",
                "谢谢救命恩人",
                "预防煤气中毒的单子没发到我家",
                "柴火堆在路上",
                "灭火器过期了",
                "火烧饼摊占道",
                "路灯不亮",
                "被困难户名单漏了",
                ""
            })
    void hearsNoneWhereThereIsNone(String text) {
        assertThat(words.numbers(text)).isEmpty();
    }
}
