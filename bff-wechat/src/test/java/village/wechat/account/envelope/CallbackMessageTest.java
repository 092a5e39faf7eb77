package village.wechat.account.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackMessageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xml><Box><List><Id>a</Id></List><List><Id>b</Id></List></Box></xml>",
                "{\"Box\":{\"List\":[{\"Id\":\"a\"},{\"Id\":\"b\"}]}}"
            })
    void listsWhatWechatListsInItsOrder(String body) {
        assertThat(ids(CallbackMessage.of(body).items("Box/List"))).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<xml><List><Id>a</Id></List></xml>", "{\"List\":{\"Id\":\"a\"}}"})
    void listsASingleOne(String body) {
        assertThat(ids(CallbackMessage.of(body).items("List"))).containsExactly("a");
    }

    @Test
    void listsNothingWhereNothingIs() {
        assertThat(CallbackMessage.of("{\"List\":[],\"Lists\":{\"Id\":\"a\"}}").items("List"))
                .isEmpty();
    }

    @Test
    void takesTheFirstOfSeveralFieldsOfOneName() {
        assertThat(CallbackMessage.of("<xml><Event>a</Event><Event>b</Event></xml>")
                        .field("Event"))
                .isEqualTo("a");
    }

    @Test
    void letsManyBe() {
        var json =
                IntStream.range(0, 150).mapToObj(i -> "{\"Id\":\"" + i + "\"}").collect(Collectors.joining(","));
        var xml = IntStream.range(0, 150)
                .mapToObj(i -> "<List><Id>" + i + "</Id></List>")
                .collect(Collectors.joining());
        for (var body : List.of("{\"List\":[" + json + "],\"Last\":\"z\"}", "<xml>" + xml + "<Last>z</Last></xml>")) {
            var message = CallbackMessage.of(body);
            assertThat(ids(message.items("List"))).hasSize(20).startsWith("0").endsWith("19");
            assertThat(message.field("Last")).isEqualTo("z");
        }
    }

    private static List<String> ids(List<CallbackMessage> items) {
        return items.stream().map(item -> item.field("Id")).toList();
    }
}
