package village.api;

import java.util.UUID;

/** Gives new identifiers: UUIDv7, so that later ones sort after earlier ones. */
@FunctionalInterface
public interface Ids {
    UUID next();
}
