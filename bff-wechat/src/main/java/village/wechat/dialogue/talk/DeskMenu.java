package village.wechat.dialogue.talk;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The desks a follower may choose from, in the order of their numbers. */
public record DeskMenu(List<Entry> desks) {
    private static final String PUBLIC = "公开";
    private static final String PRIVATE = "不公开";

    public DeskMenu {
        desks = List.copyOf(desks);
    }

    /** @param hint what to ask there */
    public record Entry(String code, String name, String hint) {}

    /** What a follower's line says: a number past the end says so, anything that is no choice is empty. */
    Optional<Answer> answer(String typed) {
        var text = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", "")
                .replaceAll("[。.!]+$", "");
        var open = text.endsWith(PUBLIC) && !text.endsWith(PRIVATE);
        var meant = text.replaceFirst("(" + PRIVATE + "|" + PUBLIC + ")$", "").replaceAll("[,、]+$", "");
        var number = Command.of(meant).number();
        return number > 0
                ? Optional.of(numbered(number, open))
                : named(meant).map(desk -> new Answer(Optional.of(new Question(desk.code(), open))));
    }

    private Answer numbered(int number, boolean open) {
        return new Answer(
                number > desks.size()
                        ? Optional.empty()
                        : Optional.of(new Question(desks.get(number - 1).code(), open)));
    }

    private Optional<Entry> named(String meant) {
        return desks.stream()
                .filter(desk -> desk.name().equals(meant) || numbered(desk).equals(meant))
                .findFirst();
    }

    private String numbered(Entry desk) {
        return IntStream.range(0, desks.size())
                .filter(at -> desks.get(at).equals(desk))
                .mapToObj(at -> (at + 1) + desk.name())
                .findFirst()
                .orElseThrow();
    }

    /** @param question empty for a number that is not there */
    record Answer(Optional<Question> question) {}

    /**
     * Whom a draft asks, and for whose eyes.
     *
     * @param open whether everybody may read it, without names, once staff have looked
     */
    public record Question(String desk, boolean open) {
        private static final String OPEN = " public";

        /** In one word, as an act carries it. */
        String word() {
            return open ? desk + OPEN : desk;
        }

        /** The same, out of its word. */
        public static Question of(String word) {
            return word.endsWith(OPEN)
                    ? new Question(word.substring(0, word.length() - OPEN.length()), true)
                    : new Question(word, false);
        }
    }
}
