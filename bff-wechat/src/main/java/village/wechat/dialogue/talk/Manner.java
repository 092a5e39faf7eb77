package village.wechat.dialogue.talk;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import village.api.complaint.Intake;

/**
 * How a follower wants his case handed in. Who says nothing about it hands it in as {@link #USUAL}.
 *
 * @param named whether those who work on it may know who he is; otherwise the township alone
 * @param open whether everybody may read it, without his name, once the township agrees
 */
public record Manner(Intake.Kind kind, boolean named, boolean open) {
    public static final Manner USUAL = new Manner(Intake.Kind.COMPLAINT, true, false);

    private static final Pattern AROUND = Pattern.compile("[\\s\\p{Z},、，和]+");
    private static final Pattern END = Pattern.compile("[。.!]+$");
    /** The longer before what it ends with. */
    private static final List<String> WORDS = List.of("不公开", "公开", "不匿名", "匿名", "实名");

    private static final Map<Integer, Manner> NUMBERED = Map.of(
            1, USUAL,
            2, new Manner(Intake.Kind.COMPLAINT, false, false),
            3, new Manner(Intake.Kind.WISH, true, false),
            4, new Manner(Intake.Kind.ENTERPRISE, true, false));
    private static final Map<String, Integer> NAMES =
            Map.of("微心愿", 3, "心愿", 3, "3微心愿", 3, "企业", 4, "企业的事", 4, "企业诉求", 4, "4企业的事", 4);

    /** @param manner empty for a number that is not there */
    record Answer(Optional<Manner> manner) {}

    /** What a line says to somebody who was shown the choice; empty for a line that is no choice, and for 0. */
    static Optional<Answer> answer(String typed) {
        var said = Said.of(typed);
        if (said.rest().isEmpty()) {
            return said.words().isEmpty() ? Optional.empty() : Optional.of(new Answer(Optional.of(said.on(USUAL))));
        }
        var number = number(said.rest());
        return number <= 0
                ? Optional.empty()
                : Optional.of(
                        new Answer(Optional.ofNullable(NUMBERED.get(number)).map(said::on)));
    }

    /** What a line says that decides to file and how, all in one; empty for every other. */
    static Optional<Manner> withFiling(String typed) {
        var said = Said.of(typed);
        var files = !said.words().isEmpty() && Command.of(said.rest()).word() == Command.Word.FILE;
        return files ? Optional.of(said.on(USUAL)) : Optional.empty();
    }

    private static int number(String rest) {
        var named = NAMES.get(rest);
        return named == null ? Command.of(rest).number() : named;
    }

    /** A line, its words of manner taken from its end. */
    private record Said(String rest, List<String> words) {
        static Said of(String typed) {
            var text = AROUND.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                    .replaceAll("");
            var rest = END.matcher(text).replaceAll("");
            var words = new ArrayList<String>();
            for (var word = last(rest); word.isPresent(); word = last(rest)) {
                words.add(word.get());
                rest = rest.substring(0, rest.length() - word.get().length());
            }
            return new Said(rest, words);
        }

        private static Optional<String> last(String text) {
            return WORDS.stream().filter(text::endsWith).findFirst();
        }

        Manner on(Manner chosen) {
            var byName = words.contains("实名") || words.contains("不匿名") || chosen.named();
            var named = !words.contains("匿名") && byName;
            var open = words.contains("公开") || (!words.contains("不公开") && chosen.open());
            return new Manner(chosen.kind(), named, open);
        }
    }
}
