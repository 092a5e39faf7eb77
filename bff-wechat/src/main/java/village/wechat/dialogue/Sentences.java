package village.wechat.dialogue;

/** Puts parts of a reply together. */
final class Sentences {
    private Sentences() {}

    /** One under the other, without empty lines. */
    static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "\n" + second;
    }
}
