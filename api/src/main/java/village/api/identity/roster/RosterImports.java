package village.api.identity.roster;

import java.nio.ByteBuffer;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Village;

/** The imports of a village's roster. One at a time. */
public interface RosterImports {
    int MAX_BYTES = 10 * 1024 * 1024;
    int MAX_ROWS = 20_000;

    /** How many faults an import shows. */
    int SHOWN_FAULTS = 200;

    /**
     * Takes in a spreadsheet and begins to import it; the work goes on after this answers. Refuses what is too large or
     * unreadable, and a second import while one runs. With a key it happens once: the same key again gives the same
     * import.
     *
     * @param key the caller's idempotency key
     */
    Mono<RosterImport> start(Village.Id village, Person.Id by, Optional<String> key, Flux<ByteBuffer> spreadsheet);

    /** With its first {@value #SHOWN_FAULTS} faults. */
    Mono<RosterImport> byId(Village.Id village, RosterImport.Id id);

    /** The latest ten, newest first, without faults. */
    Flux<RosterImport> latest(Village.Id village);

    /** An empty spreadsheet with our headings. */
    Mono<byte[]> template();
}
