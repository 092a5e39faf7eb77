package village.wechat.account.inbox;

import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import village.api.notice.OpenReplyWindow;
import village.wechat.account.Alarm;
import village.wechat.account.Conversation;
import village.wechat.account.LateReplies;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Pace.class)
class InboxWiring {
    private static final Conversation SILENT = (message, key) -> Mono.just(Optional.empty());

    @Bean
    AnswerLetters answerLetters(
            Inbox inbox,
            OpenReplyWindow openReplyWindow,
            ObjectProvider<Conversation> conversation,
            LateReplies lateReplies,
            Pace pace,
            Clock clock) {
        var followers = new Followers(openReplyWindow);
        return new AnswerLetters(inbox, followers, conversation.getIfAvailable(() -> SILENT), lateReplies, pace, clock);
    }

    @Bean
    ReceiveLetters receiveLetters(
            Inbox inbox,
            Aside aside,
            AnswerLetters answerLetters,
            ObjectProvider<Alarm> alarm,
            Pace pace,
            Clock clock) {
        return new ReceiveLetters(inbox, aside, answerLetters, alarm.getIfAvailable(() -> Alarm.SILENT), pace, clock);
    }
}
