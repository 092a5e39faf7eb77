package village.api.identity;

import java.util.Locale;

/** A door people sign in at. A session opens the one it was made for and no other. */
public enum Face {
    /** Villagers: mini-program and H5. */
    MP,
    /** Staff. */
    CONSOLE;

    /** The published word: {@code mp}, {@code console}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
