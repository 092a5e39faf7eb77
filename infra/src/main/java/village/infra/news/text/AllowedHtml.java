package village.infra.news.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import village.api.attachment.Attachment;
import village.api.news.RichText;
import village.api.news.Sanitiser;

/** The allow-list of rich text, held by the OWASP sanitiser: a few blocks, tables, links, and pictures of our own. */
final class AllowedHtml implements Sanitiser {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern OURS = Pattern.compile(
            "(?:" + RichText.IMAGE + "|/(?:mp|console)/v1/villages/[0-9a-zA-Z-]{1,40}/attachments/)(" + ID + ")");
    private static final Pattern KEPT = Pattern.compile("<img[^>]* src=\"" + RichText.IMAGE + "(" + ID + ")\"");
    private static final Pattern LINK = Pattern.compile("https?://.{1,500}");
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]?");

    /** Pages show each of these as the element it is; pictures besides. */
    static final Set<String> ELEMENTS = Set.of(
            "p",
            "div",
            "br",
            "hr",
            "h2",
            "h3",
            "h4",
            "strong",
            "b",
            "em",
            "i",
            "u",
            "s",
            "sub",
            "sup",
            "ul",
            "ol",
            "li",
            "blockquote",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "a");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(ELEMENTS.toArray(String[]::new))
            .allowElements((element, attributes) -> attributes.contains("src") ? element : null, "img")
            .allowUrlProtocols("https", "http", "attachment")
            .allowAttributes("src")
            .matching((element, attribute, value) -> ours(value).orElse(null))
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("href")
            .matching(LINK)
            .onElements("a")
            .allowAttributes("colspan", "rowspan")
            .matching(SPAN)
            .onElements("th", "td")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();

    @Override
    public RichText clean(String html) {
        var kept = POLICY.sanitize(html).strip();
        return new RichText(kept, PlainText.of(kept), images(kept));
    }

    private static Optional<String> ours(String src) {
        var match = OURS.matcher(src.strip());
        return match.matches() ? Optional.of(RichText.IMAGE + match.group(1)) : Optional.empty();
    }

    private static List<Attachment.Id> images(String kept) {
        return KEPT.matcher(kept)
                .results()
                .map(match -> new Attachment.Id(UUID.fromString(match.group(1))))
                .distinct()
                .toList();
    }
}
