package village.infra.embedded.demo.account;

import java.time.Instant;

/**
 * What a follower does.
 *
 * @param openid who
 * @param kind {@code text}, {@code voice}, {@code location}, {@code click}, {@code scan} or {@code subscribe}
 * @param text the words, the button's key or what the code carries
 */
record DemoAct(String openid, String kind, String text) {
    private static final String MESSAGE = """
            <xml><ToUserName><![CDATA[gh_demo]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>\
            <CreateTime>%d</CreateTime>%s</xml>""";

    /** As WeChat writes it. */
    String xml(Instant now, long number) {
        return MESSAGE.formatted(data(openid), now.getEpochSecond(), content(number));
    }

    private String content(long number) {
        var words = "<![CDATA[" + data(text) + "]]>";
        return switch (kind) {
            case "voice" -> """
                    <MsgType>voice</MsgType><MediaId>voice-demo-%2$d</MediaId><Format>amr</Format>\
                    <Recognition>%1$s</Recognition><MsgId>%2$d</MsgId>""".formatted(words, number);
            case "image" -> """
                    <MsgType>image</MsgType><PicUrl><![CDATA[https://mmbiz.example/demo]]></PicUrl>\
                    <MediaId>photo-demo-%1$d</MediaId><MsgId>%1$d</MsgId>""".formatted(number);
            case "location" -> """
                    <MsgType>location</MsgType><Location_X>29.6021</Location_X><Location_Y>120.8203</Location_Y>\
                    <Scale>16</Scale><Label><![CDATA[枫溪村村口]]></Label><MsgId>%d</MsgId>""".formatted(number);
            case "click" -> event("CLICK", words);
            case "scan" -> event("SCAN", words);
            case "subscribe" -> event("subscribe", text.isEmpty() ? "" : "<![CDATA[qrscene_" + data(text) + "]]>");
            default -> "<MsgType>text</MsgType><Content>%s</Content><MsgId>%d</MsgId>".formatted(words, number);
        };
    }

    private static String event(String event, String key) {
        return "<MsgType>event</MsgType><Event>" + event + "</Event><EventKey>" + key + "</EventKey>";
    }

    private static String data(String text) {
        return text.replace("]]>", "]]]]><![CDATA[>");
    }
}
