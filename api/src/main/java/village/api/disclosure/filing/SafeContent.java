package village.api.disclosure.filing;

import java.util.stream.Stream;
import village.api.disclosure.Content;
import village.api.news.Sanitiser;

/** Makes what people send harmless before it is kept. Pictures in the text are among the attachments. */
public final class SafeContent {
    private final Sanitiser sanitiser;

    public SafeContent(Sanitiser sanitiser) {
        this.sanitiser = sanitiser;
    }

    Content of(Content sent) {
        var body = sanitiser.clean(sent.body());
        var attachments = Stream.concat(sent.attachments().stream(), body.images().stream())
                .distinct()
                .toList();
        return new Content(sent.title(), body.html(), attachments, sent.table(), sent.doubts());
    }
}
