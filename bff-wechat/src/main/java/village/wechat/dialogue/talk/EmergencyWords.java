package village.wechat.dialogue.talk;

import java.util.Set;

/**
 * Tells from a text that somebody is in danger. The words are data, beside this class in {@code emergency-words.txt}:
 * a line is a number to call and what makes us say so; lines of {@code 除外} hold what sounds like danger and is none.
 */
public final class EmergencyWords {
    private final SpottedWords words;

    private EmergencyWords(SpottedWords words) {
        this.words = words;
    }

    /** The words that come with the software. */
    public static EmergencyWords shipped() {
        return new EmergencyWords(SpottedWords.of("emergency-words.txt"));
    }

    /** The numbers to call, the likeliest first; empty where nothing sounds like danger. */
    public Set<String> numbers(String text) {
        return words.keys(text);
    }
}
