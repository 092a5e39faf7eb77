package village.wechat.account.inbox;

import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;
import village.api.notice.OpenReplyWindow;
import village.wechat.account.Alarm;
import village.wechat.account.Conversation;
import village.wechat.account.LateReplies;

/** The way of a letter, assembled for tests of other packages. */
public final class Letters {
    public static final Pace PACE = new Pace(
            Duration.ofMillis(1500),
            Duration.ofMillis(3800),
            Duration.ofMillis(50),
            Duration.ofSeconds(45),
            Duration.ofSeconds(20),
            6,
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            Duration.ofDays(2));

    private Letters() {}

    public static ReceiveLetters received(
            Conversation conversation, OpenReplyWindow openReplyWindow, LateReplies lateReplies, Clock clock) {
        var inbox = new InMemoryInbox();
        return received(inbox, answered(inbox, conversation, openReplyWindow, lateReplies, clock), clock);
    }

    public static ReceiveLetters received(Inbox inbox, AnswerLetters answer, Clock clock) {
        Aside nowhere = letter -> Mono.error(new AssertionError("not asked here"));
        return new ReceiveLetters(inbox, nowhere, answer, Alarm.SILENT, PACE, clock);
    }

    public static AnswerLetters answered(
            Inbox inbox,
            Conversation conversation,
            OpenReplyWindow openReplyWindow,
            LateReplies lateReplies,
            Clock clock) {
        return new AnswerLetters(inbox, new Followers(openReplyWindow), conversation, lateReplies, PACE, clock);
    }
}
