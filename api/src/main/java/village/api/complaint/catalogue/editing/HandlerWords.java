package village.api.complaint.catalogue.editing;

import java.util.Arrays;
import java.util.Optional;
import village.api.identity.Role;

/** What those who usually handle a category are called in tables people fill in. */
public enum HandlerWords {
    GRID_WORKER(Role.GRID_WORKER, "网格员"),
    CADRE(Role.CADRE, "村干部"),
    DISPATCHER(Role.DISPATCHER, "乡镇调度员");

    private final Role role;
    private final String word;

    HandlerWords(Role role, String word) {
        this.role = role;
        this.word = word;
    }

    public static String of(Role role) {
        return Arrays.stream(values())
                .filter(one -> one.role == role)
                .map(one -> one.word)
                .findFirst()
                .orElseThrow();
    }

    /** Empty for a word that is none of these. */
    static Optional<Role> read(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .map(one -> one.role)
                .findFirst();
    }
}
