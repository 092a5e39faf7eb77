package village.api.audit;

import java.util.Optional;
import reactor.util.context.Context;
import reactor.util.context.ContextView;
import village.api.identity.Actor;
import village.api.identity.Face;

/**
 * Who stands behind what is being done, and from where. A face lays it beside the act, in the Reactor context, and the
 * audit takes it up where the effect is written; no use case decides anything by it.
 *
 * @param face the door he signed in at; empty for a platform, which signs every call
 * @param requestId the id the log and the problem carry
 * @param from the address he came from, its last part hidden; empty where it is not known
 */
public record Acting(Actor actor, Optional<Face> face, String requestId, Optional<String> from) {
    /** Lays this beside the act. */
    public Context into(Context context) {
        return context.put(Acting.class, this);
    }

    /** Whether it is done through that door. */
    public boolean at(Face door) {
        return face.filter(door::equals).isPresent();
    }

    /** Whoever stands behind the act; empty for what the installation does by itself. */
    public static Optional<Acting> in(ContextView context) {
        return context.getOrEmpty(Acting.class);
    }
}
