package village.api.complaint.catalogue;

import java.util.Optional;
import village.api.identity.Role;

/**
 * One entry of the category catalogue.
 *
 * @param code unique within a catalogue version, for example {@code 0302}
 * @param parent the upper entry's code; empty for the upper level itself
 * @param handlerRole who usually handles it; empty leaves it to the dispatcher
 * @param plan what the handler should do (预案), Chinese; may be empty
 * @param near when an earlier report is offered to whoever reports again; empty for personal matters
 */
public record Category(
        String code,
        Optional<String> parent,
        String name,
        Optional<Role> handlerRole,
        Due due,
        String plan,
        Optional<Nearness> near) {

    /** A category whose reports are never offered to others. */
    public Category(
            String code, Optional<String> parent, String name, Optional<Role> handlerRole, Due due, String plan) {
        this(code, parent, name, handlerRole, due, plan, Optional.empty());
    }
}
