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
 */
public record Category(
        String code, Optional<String> parent, String name, Optional<Role> handlerRole, Due due, String plan) {}
