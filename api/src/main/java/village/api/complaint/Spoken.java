package village.api.complaint;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.place.Village;

/** Whether somebody speaks in what is brought: not everybody who works on a case may hear him. */
public final class Spoken {
    private Spoken() {}

    /** Whether a recording is among the files. */
    public static Mono<Boolean> among(Attachments attachments, Village.Id village, List<Attachment.Id> files) {
        return Flux.fromIterable(files)
                .concatMap(file -> attachments.byId(village, file))
                .any(file -> file.type() == Attachment.Type.VOICE);
    }
}
