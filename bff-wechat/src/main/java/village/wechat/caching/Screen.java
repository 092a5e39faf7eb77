package village.wechat.caching;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A public screen or list whose answer is the same for everybody of an audience. One instance for each screen. */
public final class Screen {
    static final Duration USUALLY = Duration.ofSeconds(30);
    private static final int LONGEST_QUERY = 100;

    private final String name;
    private final Set<String> subjects;
    private final Duration kept;
    private final boolean personal;
    private final Set<String> choices;
    private final Set<String> beside;

    private Screen(
            String name,
            Set<String> subjects,
            Duration kept,
            boolean personal,
            Set<String> choices,
            Set<String> beside) {
        this.name = name;
        this.subjects = subjects;
        this.kept = kept;
        this.personal = personal;
        this.choices = choices;
        this.beside = beside;
    }

    /**
     * A screen that is shown for half a minute without asking again, for what no event tells: a new day, a phone number.
     *
     * @param name lower-kebab, for the log
     * @param subjects kinds of subjects of the event log that it tells of; one of their events makes it out of date
     */
    public static Screen of(String name, String... subjects) {
        return new Screen(name, Set.of(subjects), USUALLY, false, Set.of(), Set.of());
    }

    /** The same, to which something of one's own is added for who is signed in. */
    public Screen withMore() {
        return new Screen(name, subjects, kept, true, choices, beside);
    }

    /** The same, of which a part is chosen by query parameters; no others lead to a kept answer. */
    public Screen chosenBy(String... parameters) {
        return new Screen(name, subjects, kept, personal, Set.of(parameters), beside);
    }

    /** Whether an address with this query, as it was sent, stands for a part of the screen and nothing else. */
    boolean chosenBy(@Nullable String query) {
        return query == null
                || (query.length() <= LONGEST_QUERY
                        && Stream.of(query.split("&", -1))
                                .map(each -> each.split("=", 2)[0])
                                .allMatch(choices::contains));
    }

    /** The same, where a screen of one thing also shows something of the village's of these kinds. */
    public Screen beside(String... kinds) {
        return new Screen(name, subjects, kept, personal, choices, Set.of(kinds));
    }

    Set<String> beside() {
        return beside;
    }

    Set<String> subjects() {
        return subjects;
    }

    Duration kept() {
        return kept;
    }

    boolean personal() {
        return personal;
    }

    @Override
    public String toString() {
        return name;
    }
}
