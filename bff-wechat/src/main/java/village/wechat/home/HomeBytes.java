package village.wechat.home;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import village.wechat.caching.Json;
import village.wechat.caching.Made;

/**
 * Writes the public part of the home so that one's own can be put in without reading it again: the sections come last,
 * and so the last two characters close them and the whole.
 */
@Component
final class HomeBytes {
    private static final byte[] OWN = utf8(",\"me\":");
    private static final byte[] END = utf8("}}");

    private final Json json;

    HomeBytes(Json json) {
        this.json = json;
    }

    Made screen(Home home) {
        var sections = home.sections();
        var bytes = joined(
                utf8("{\"village\":"),
                json.bytes(home.village()),
                utf8(",\"sections\":"),
                json.bytes(sections),
                utf8("}"));
        return new Made(bytes, parts(sections));
    }

    /** Telephone numbers are remembered: that they are there says nothing of PostgreSQL. */
    private static Made.Parts parts(Home.Sections sections) {
        var asked = List.<Section<?>>of(sections.news(), sections.disclosures(), sections.complaints());
        if (asked.stream().allMatch(Section::available) && sections.contacts().available()) {
            return Made.Parts.ALL;
        }
        return asked.stream().anyMatch(Section::available) ? Made.Parts.SOME : Made.Parts.NONE;
    }

    byte[] own(Section<Home.Mine> mine) {
        return json.bytes(mine);
    }

    static byte[] join(byte[] screen, byte[] own) {
        var joined = new byte[screen.length + OWN.length + own.length];
        var open = screen.length - END.length;
        System.arraycopy(screen, 0, joined, 0, open);
        System.arraycopy(OWN, 0, joined, open, OWN.length);
        System.arraycopy(own, 0, joined, open + OWN.length, own.length);
        System.arraycopy(END, 0, joined, open + OWN.length + own.length, END.length);
        return joined;
    }

    private static byte[] joined(byte[]... parts) {
        var length = Stream.of(parts).mapToInt(part -> part.length).sum();
        var joined = new byte[length];
        var at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
