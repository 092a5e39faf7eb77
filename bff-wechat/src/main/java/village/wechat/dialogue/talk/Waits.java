package village.wechat.dialogue.talk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import village.wechat.dialogue.talk.Surroundings.Asked;

/**
 * What waits for something of a follower, as he is shown it.
 *
 * @param last the one he was asked about last
 * @param elsewhere its village's name; empty where he speaks of that village
 * @param others what else waits, the one asked about last first
 */
record Waits(Asked last, Optional<String> elsewhere, List<Asked> others) {
    private static final int FEW = 2;
    private static final int WORDS = 10;

    Waits {
        others = List.copyOf(others);
    }

    /** The number for the last one, and how another one is named. */
    String choice() {
        var where = elsewhere.map(Replies::cut).orElse("村里");
        return others.isEmpty()
                ? "5 补充到编号 %s（%s正等您补充）\n".formatted(last.to().ticket(), where)
                : "5 补充到编号 %s（%s%s最近问您的）\n%s".formatted(last.to().ticket(), about(last, "，"), where, another());
    }

    private String another() {
        var named = others.stream()
                .limit(FEW)
                .map(other -> other.to().ticket() + about(other, "").replaceAll("^(.+)$", "（$1）"))
                .collect(Collectors.joining("、"));
        var more = others.size() > FEW ? " 等 " + others.size() + " 件" : "";
        return "编号 %s%s 也等您补充，补充到那里请回复“补充 %s”\n"
                .formatted(named, more, others.get(0).to().ticket());
    }

    private static String about(Asked asked, String after) {
        var words = asked.about().strip().replaceAll("\\s+", " ");
        if (words.isEmpty()) {
            return "";
        }
        return Replies.cut(words, WORDS) + after;
    }
}
