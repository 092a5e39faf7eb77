package village.wechat.dialogue.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.dialogue.talk.Chat.FENGXI;
import static village.wechat.dialogue.talk.Chat.REPLIES;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.place.Contact;

class RepliesTest {
    private static final Complaint COMPLAINT = Cases.filed(
                    FENGXI.id(), Cases.person(), Cases.intake("路灯不亮"), Cases.MONDAY_9)
            .after();
    private static final String LONG = "很长的名字".repeat(40);

    @Test
    void staysShortWithTheLongestWords() {
        var villages = IntStream.range(0, 20)
                .mapToObj(number -> Chat.village(number, "3309991022" + (10 + number), LONG))
                .toList();
        var contacts = Collections.nCopies(30, new Contact(LONG, Optional.of(LONG), "0575-80991000"));
        var draft = Draft.begun(new UUID(0, 1), Optional.empty(), Instant.EPOCH)
                .saying(LONG.repeat(7), Instant.EPOCH)
                .showing(
                        new SentMedia(new UUID(0, 2), "m", SentMedia.Kind.VOICE, LONG, Optional.empty()),
                        Instant.EPOCH);
        var asked = new Surroundings.Asked(
                new Surroundings.Waiting(FENGXI.id(), new Complaint.Id(new UUID(0, 3)), "48392070"), LONG);
        assertThat(List.of(
                        REPLIES.villages(villages),
                        REPLIES.contacts(contacts),
                        REPLIES.emergency(List.of("119", "120", "110"))
                                + REPLIES.question(
                                        draft,
                                        LONG,
                                        Optional.of(
                                                new Waits(asked, Optional.of(LONG), Collections.nCopies(9, asked)))),
                        REPLIES.expired() + REPLIES.help(),
                        REPLIES.welcome(Optional.of(LONG)),
                        REPLIES.notFiled(LONG)))
                .allSatisfy(reply -> assertThat(reply).hasSizeLessThanOrEqualTo(Replies.MAX));
    }

    @Test
    void cutsWhatIsTooLongAllTheSame() {
        assertThat(Replies.fitted("长".repeat(700))).hasSize(Replies.MAX).endsWith("…");
        assertThat(Replies.fitted("短")).isEqualTo("短");
    }

    @Test
    void leadsToTheCase() {
        assertThat(REPLIES.filed(COMPLAINT, FENGXI))
                .contains(COMPLAINT.ticket().value(), "最晚 11月24日 09:00 前答复")
                .contains("https://xiangyin.example/h5#/villages/330999101201/complaints/" + COMPLAINT.id());
    }

    @Test
    void leavesLinksOutWhereNobodyKnowsTheAddress() {
        var silent = new Replies(Links.of(" "));
        assertThat(silent.bindingNeeded()).doesNotContain("http").doesNotContain("登记：");
    }

    @Test
    void listsCasesOneALine() {
        var cases = Collections.nCopies(5, COMPLAINT);
        assertThat(REPLIES.progress(cases)
                        .lines()
                        .filter(line -> line.startsWith(cases.get(0).ticket().value())))
                .hasSize(5);
        assertThat(REPLIES.progress(cases))
                .hasSizeLessThanOrEqualTo(Replies.MAX)
                .contains("/h5#/complaints");
    }
}
