package village.api.notice.telling;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import village.api.inquiry.Inquiry;
import village.api.inquiry.Message;

/** What the chat of whoever asked says when the desk has answered. */
final class AnswerInChat {
    private static final int QUESTION = 40;

    private AnswerInChat() {}

    /**
     * The answer that was given at a moment, after what it answers; empty where the thread has none of that moment.
     *
     * @param at when it was given, as the event says
     */
    static Optional<String> of(Inquiry inquiry, Instant at) {
        var thread = inquiry.thread();
        for (var i = thread.size() - 1; i > 0; i--) {
            var message = thread.get(i);
            if (message.side() == Message.Side.DESK && same(message.at(), at)) {
                return Optional.of(said(question(inquiry, i), message));
            }
        }
        return Optional.empty();
    }

    private static String said(Message question, Message answer) {
        var files = answer.attachments().size();
        return "您问的事有答复了。\n问：" + asked(question.text()) + "\n答：" + answer.text()
                + (files == 0 ? "" : "\n（还有 " + files + " 个照片或文件，点开看）");
    }

    /** The last thing that was asked before it. */
    private static Message question(Inquiry inquiry, int answer) {
        for (var i = answer - 1; i > 0; i--) {
            if (inquiry.thread().get(i).side() == Message.Side.ASKER) {
                return inquiry.thread().get(i);
            }
        }
        return inquiry.question();
    }

    private static String asked(String text) {
        if (text.isEmpty()) {
            return "照片或录音";
        }
        var line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= QUESTION
                ? line
                : line.substring(0, line.offsetByCodePoints(0, QUESTION)) + "……";
    }

    /** A database keeps moments less exactly than a clock tells them. */
    private static boolean same(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.MILLIS).equals(other.truncatedTo(ChronoUnit.MILLIS));
    }
}
