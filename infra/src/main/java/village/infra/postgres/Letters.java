package village.infra.postgres;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the indexes over {@code complaint_letters} hold of words. */
public final class Letters {
    private Letters() {}

    /** Of a word the letters that stand side by side, or the one letter it has. */
    public static Stream<String> parts(String word) {
        var letters = word.codePoints().mapToObj(Character::toString).toList();
        return letters.size() == 1 ? Stream.of(word) : pairs(letters).distinct();
    }

    private static Stream<String> pairs(List<String> letters) {
        return IntStream.range(1, letters.size()).mapToObj(each -> letters.get(each - 1) + letters.get(each));
    }
}
