package village.api.news;

import java.util.List;
import village.api.identity.Actor;
import village.api.identity.Role;

/** Who may read an article. The words are published: on the wire they are lower-kebab. */
public enum Audience {
    /** Everybody, strangers too. */
    PUBLIC,
    /** Who is bound in the village, and its staff. */
    VILLAGERS,
    /** Party members of the village. */
    PARTY_MEMBERS;

    /** What a reader is among; always begins with {@link #PUBLIC}. */
    public static List<Audience> of(Actor reader) {
        if (reader.holds(Role.PARTY_MEMBER)) {
            return List.of(PUBLIC, VILLAGERS, PARTY_MEMBERS);
        }
        return inside(reader) ? List.of(PUBLIC, VILLAGERS) : List.of(PUBLIC);
    }

    /** Whoever only runs the installation is a stranger here. */
    private static boolean inside(Actor reader) {
        return reader.holds(
                Role.VILLAGER,
                Role.RESIDENT,
                Role.GRID_WORKER,
                Role.CADRE,
                Role.SUPERVISION_COMMITTEE,
                Role.DISPATCHER,
                Role.SUPERVISOR);
    }

    /** Whether some who are among the other are not among this. */
    boolean narrowerThan(Audience other) {
        return compareTo(other) > 0;
    }

    public boolean includes(Actor reader) {
        return of(reader).contains(this);
    }
}
