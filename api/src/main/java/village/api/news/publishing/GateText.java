package village.api.news.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import village.api.attachment.Attachment;
import village.api.gate.Manuscript;
import village.api.gate.Masked;
import village.api.gate.Subject;
import village.api.news.Article;
import village.api.news.Content;
import village.api.news.Enclosure;
import village.api.news.RichText;
import village.api.news.editing.Submission;

/**
 * An article as the publish gate reads it. The ids of pictures are no text: they stand as letters meanwhile. To whom it
 * speaks belongs to it: who answers for Party members reading a number has not answered for everybody.
 */
final class GateText {
    private static final String TITLE = "/title";
    private static final String SUMMARY = "/summary";
    private static final String BODY = "/body";
    private static final String SOURCE = "/source";
    private static final String VIDEO = "/video";
    private static final String AUDIENCE = "/audience";
    private static final int ID_LENGTH = 36;

    private GateText() {}

    static Subject subject(Article.Id id) {
        return new Subject(Article.OWNER, id.value());
    }

    static Manuscript of(Content content) {
        var passages = new ArrayList<Manuscript.Passage>();
        passages.add(new Manuscript.Passage(TITLE, content.title()));
        passages.add(new Manuscript.Passage(SUMMARY, content.summary()));
        passages.add(new Manuscript.Passage(BODY, withoutIds(content.body())));
        passages.add(new Manuscript.Passage(SOURCE, content.source()));
        content.video().ifPresent(link -> passages.add(new Manuscript.Passage(VIDEO, link)));
        passages.add(new Manuscript.Passage(AUDIENCE, content.audience().name()));
        var files = content.attachments();
        for (var at = 0; at < files.size(); at++) {
            passages.add(new Manuscript.Passage(name(at), files.get(at).name()));
        }
        return new Manuscript(passages, files.stream().map(Enclosure::file).toList(), pictures(content));
    }

    private static List<Manuscript.Picture> pictures(Content content) {
        var pictures = new ArrayList<Manuscript.Picture>();
        content.cover().ifPresent(file -> pictures.add(new Manuscript.Picture("/cover", file)));
        content.body().images().forEach(file -> pictures.add(new Manuscript.Picture(BODY, file)));
        content.voice().ifPresent(file -> pictures.add(new Manuscript.Picture("/voice", file)));
        return pictures;
    }

    /** What the editor sends when he takes over what the gate masked. */
    static Submission masked(Content content, Masked masked) {
        var files = content.attachments();
        return new Submission(
                content.column(),
                text(masked, TITLE),
                text(masked, SUMMARY),
                withIds(text(masked, BODY), content.body().images()),
                content.cover(),
                IntStream.range(0, files.size())
                        .mapToObj(at ->
                                new Enclosure(masked.manuscript().attachments().get(at), text(masked, name(at))))
                        .toList(),
                masked.manuscript().text(VIDEO),
                content.voice(),
                text(masked, SOURCE),
                content.audience(),
                content.pinnedUntil());
    }

    private static String text(Masked masked, String pointer) {
        return masked.manuscript().text(pointer).orElseThrow();
    }

    private static String name(int attachment) {
        return "/attachments/" + attachment + "/name";
    }

    private static String withoutIds(RichText body) {
        var html = body.html();
        for (var at = 0; at < body.images().size(); at++) {
            html = html.replace(body.images().get(at).toString(), letters(at));
        }
        return html;
    }

    private static String withIds(String html, List<Attachment.Id> images) {
        var whole = html;
        for (var at = 0; at < images.size(); at++) {
            whole = whole.replace(letters(at), images.get(at).toString());
        }
        return whole;
    }

    /** As long as an id, so that places in the text stay what they are. */
    private static String letters(int image) {
        var number = "" + (char) ('a' + image / 26) + (char) ('a' + image % 26);
        return "picture" + "z".repeat(ID_LENGTH - 9) + number;
    }
}
