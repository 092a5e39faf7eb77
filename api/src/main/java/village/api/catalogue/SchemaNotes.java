package village.api.catalogue;

import java.util.Map;
import reactor.core.publisher.Mono;

/** What the schema says of its own columns. */
@FunctionalInterface
public interface SchemaNotes {
    /** Every column of every table by {@code table.column}; one that has no comment is not among them. */
    Mono<Map<String, Note>> all();
}
