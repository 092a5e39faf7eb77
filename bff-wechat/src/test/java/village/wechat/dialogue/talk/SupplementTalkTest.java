package village.wechat.dialogue.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.complaint.Complaint;

/** What is sent for a case that waits for its reporter. */
class SupplementTalkTest {
    private final Chat chat = Chat.atHome();
    private final Complaint.Id waiting = new Complaint.Id(new UUID(7, 7));

    @Test
    void aRecordingBelongsToTheCaseThatWaits() {
        chat.waits(Optional.of(waiting));
        var act = chat.speaks("是东边那根灯杆");
        assertThat(act.kind()).isEqualTo(Act.Kind.SUPPLEMENT);
        assertThat(act.detail()).isEqualTo(waiting.toString());
        assertThat(chat.drafts().current()).isEmpty();
    }

    @Test
    void whatFollowsSoonGoesThereTooAndLaterDoesNot() {
        chat.waits(Optional.of(waiting));
        chat.speaks("是东边那根灯杆");
        chat.waits(Optional.empty());
        assertThat(chat.later(Duration.ofMinutes(9)).shows("photo").kind()).isEqualTo(Act.Kind.SUPPLEMENT);
        assertThat(chat.later(Duration.ofMinutes(10)).shows("photo").kind()).isEqualTo(Act.Kind.FETCH);
        assertThat(chat.draft().media()).hasSize(1);
    }

    @Test
    void wordsBeginSomethingElseAndWhatFollowsBelongsToThem() {
        chat.waits(Optional.of(waiting));
        chat.speaks("是东边那根灯杆");
        chat.waits(Optional.empty());
        chat.says("桥也坏了");
        assertThat(chat.shows("photo").kind()).isEqualTo(Act.Kind.FETCH);
        assertThat(chat.draft().media()).hasSize(1);
    }

    @Test
    void whatIsBeingPutTogetherGoesFirst() {
        chat.says("路灯不亮");
        chat.waits(Optional.of(waiting));
        chat.speaks("在桥头");
        assertThat(chat.draft().media()).hasSize(1);
    }

    @Test
    void anAlarmIsAnsweredAlsoThen() {
        chat.waits(Optional.of(waiting));
        assertThat(chat.speaks("着火了快来人").lead()).contains("119");
    }
}
