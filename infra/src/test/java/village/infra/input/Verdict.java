package village.infra.input;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import village.infra.story.Reply;

/** Gathers answers that bad input must never get. */
final class Verdict {
    private static final int SHOWN = 160;
    private static final String OPEN311 = "/open311/v2/";

    private final List<String> broken = new ArrayList<>();
    private final TreeMap<Integer, Integer> statuses = new TreeMap<>();

    /** Insists on a 2xx, on a redirect, or on a 4xx that is a problem with a code; Open311 has its own form of it. */
    void hear(String what, Supplier<Reply> request) {
        var reply = request.get();
        statuses.merge(reply.status(), 1, Integer::sum);
        var problem = what.contains(OPEN311) ? open311(reply) : problem(reply);
        var good = reply.status() < 400 || (reply.status() >= 400 && reply.status() < 500 && problem);
        if (!good) {
            broken.add(reply.status() + " " + reply.header("Content-Type") + " for " + cut(what) + ": "
                    + cut(reply.body()));
        }
    }

    private static boolean problem(Reply reply) {
        return reply.header("Content-Type").startsWith("application/problem+json")
                && !reply.text("/code").isEmpty();
    }

    private static boolean open311(Reply reply) {
        return reply.text("/0/code").equals("" + reply.status())
                && !reply.text("/0/description").isEmpty();
    }

    List<String> broken() {
        return broken;
    }

    TreeMap<Integer, Integer> statuses() {
        return statuses;
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
