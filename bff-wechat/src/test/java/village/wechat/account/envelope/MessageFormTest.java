package village.wechat.account.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.Refusal;
import village.api.identity.OpenId;
import village.wechat.account.AccountMessage;
import village.wechat.account.AccountMessage.Content;

class MessageFormTest {
    private static final String APP = "wxservice01";

    @Test
    void readsAText() {
        var read = MessageForm.read(APP, fields("text", "<Content><![CDATA[路灯 <不亮> & 坏了😀𠮷]]></Content>"));
        assertThat(read)
                .isEqualTo(new AccountMessage(
                        new OpenId(APP, "o-follower"),
                        Instant.ofEpochSecond(1_700_000_000),
                        new AccountMessage.Text("路灯 <不亮> & 坏了😀𠮷")));
    }

    @Test
    void readsAVoiceWithAndWithoutItsTranscript() {
        var heard = "<MediaId>m1</MediaId><Format>amr</Format><Recognition><![CDATA[路灯坏了]]></Recognition>";
        assertThat(content("voice", heard)).isEqualTo(new AccountMessage.Voice("m1", "amr", Optional.of("路灯坏了")));
        assertThat(content("voice", "<MediaId>m1</MediaId><Format>amr</Format><Recognition></Recognition>"))
                .isEqualTo(new AccountMessage.Voice("m1", "amr", Optional.empty()));
    }

    @Test
    void readsAPicture() {
        assertThat(content("image", "<PicUrl>http://x</PicUrl><MediaId>m2</MediaId>"))
                .isEqualTo(new AccountMessage.Picture("m2"));
    }

    @Test
    void readsAPlaceThatWasChosenAndOneThatWasReported() {
        var chosen = "<Location_X>29.87</Location_X><Location_Y>121.54</Location_Y><Scale>16</Scale><Label>村口</Label>";
        assertThat(content("location", chosen)).isEqualTo(new AccountMessage.Location(29.87, 121.54, "村口", true));
        assertThat(event("LOCATION", "<Latitude>29.87</Latitude><Longitude>121.54</Longitude>"))
                .isEqualTo(new AccountMessage.Location(29.87, 121.54, "", false));
    }

    @Test
    void readsWhatAFollowerDid() {
        assertThat(event("subscribe", "<EventKey><![CDATA[qrscene_door-12]]></EventKey>"))
                .isEqualTo(new AccountMessage.Followed(Optional.of("door-12")));
        assertThat(event("subscribe", "<EventKey></EventKey>"))
                .isEqualTo(new AccountMessage.Followed(Optional.empty()));
        assertThat(event("unsubscribe", "")).isEqualTo(new AccountMessage.Unfollowed());
        assertThat(event("SCAN", "<EventKey>door-12</EventKey>")).isEqualTo(new AccountMessage.Scanned("door-12"));
        assertThat(event("CLICK", "<EventKey>report</EventKey>")).isEqualTo(new AccountMessage.MenuClicked("report"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEW", "TEMPLATESENDJOBFINISH", "subscribe_msg_popup_event", "SCAN", "CLICK", "new_one"})
    void letsOtherEventsBe(String event) {
        assertThat(event(event, "")).isEqualTo(new AccountMessage.Other("event", event));
    }

    @Test
    void letsOtherTypesAndEmptyTextsBe() {
        assertThat(content("video", "")).isEqualTo(new AccountMessage.Other("video", ""));
        assertThat(content("text", "<Content>  </Content>")).isEqualTo(new AccountMessage.Other("text", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1700000000, 1",
        "含中文, 1700000000, 1",
        "o, '', 1",
        "o, later, 1",
        "o, 99999999999999999, 1",
        "o, 1700000000, 91",
        "o, 1700000000, NaN",
        "o, 1700000000, ''"
    })
    void refusesWhatWechatWouldNeverWrite(String from, String time, String latitude) {
        var text = "<xml><FromUserName>" + from + "</FromUserName><CreateTime>" + time
                + "</CreateTime><MsgType>location</MsgType><Location_X>" + latitude
                + "</Location_X><Location_Y>1</Location_Y></xml>";
        assertThatThrownBy(() -> MessageForm.read(APP, CallbackMessage.of(text)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void namesAMessageByItsNumberAndItsSender() {
        var first = MessageForm.key(APP, fields("text", "<Content>a</Content><MsgId>1</MsgId>"));
        assertThat(MessageForm.key(APP, fields("text", "<Content>a</Content><MsgId>1</MsgId>")))
                .isEqualTo(first);
        assertThat(MessageForm.key(APP, fields("text", "<Content>a</Content><MsgId>2</MsgId>")))
                .isNotEqualTo(first);
        assertThat(MessageForm.key("wxother", fields("text", "<Content>a</Content><MsgId>1</MsgId>")))
                .isNotEqualTo(first);
        assertThat(first).matches("[\\x21-\\x7e]{1,128}");
    }

    @Test
    void namesAnEventByWhoDidWhatWhen() {
        var first = MessageForm.key(APP, fields("event", "<Event>CLICK</Event><EventKey>a</EventKey>"));
        assertThat(MessageForm.key(APP, fields("event", "<Event>CLICK</Event><EventKey>a</EventKey>")))
                .isEqualTo(first);
        assertThat(MessageForm.key(APP, fields("event", "<Event>CLICK</Event><EventKey>b</EventKey>")))
                .isNotEqualTo(first);
        assertThat(MessageForm.key(APP, fields("event", "<Event>SCAN</Event><EventKey>a</EventKey>")))
                .isNotEqualTo(first);
    }

    private static Content event(String event, String more) {
        return content("event", "<Event><![CDATA[" + event + "]]></Event>" + more);
    }

    private static Content content(String type, String more) {
        return MessageForm.read(APP, fields(type, more)).content();
    }

    private static CallbackMessage fields(String type, String more) {
        return CallbackMessage.of("<xml><ToUserName><![CDATA[gh_1]]></ToUserName>"
                + "<FromUserName><![CDATA[o-follower]]></FromUserName><CreateTime>1700000000</CreateTime>"
                + "<MsgType><![CDATA[" + type + "]]></MsgType>" + more + "</xml>");
    }
}
