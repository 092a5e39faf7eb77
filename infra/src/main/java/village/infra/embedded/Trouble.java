package village.infra.embedded;

import java.util.List;

/** Something the person at the keyboard can put right. Its lines are all they see. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    Trouble(String chinese, String english) {
        super(english, null, false, false);
        this.lines = List.of(chinese, english);
    }

    List<String> lines() {
        return lines;
    }
}
