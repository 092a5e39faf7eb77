package village.wechat.dialogue.talk;

/**
 * Tells from a text whether it may be about village staff, so that the way past them is offered. The words are data,
 * beside this class in {@code staff-words.txt}. One word too many costs a line, one too few a villager's trust.
 */
final class StaffWords {
    private final SpottedWords words;

    private StaffWords(SpottedWords words) {
        this.words = words;
    }

    /** The words that come with the software. */
    static StaffWords shipped() {
        return new StaffWords(SpottedWords.of("staff-words.txt"));
    }

    boolean named(String text) {
        return !words.keys(text).isEmpty();
    }
}
