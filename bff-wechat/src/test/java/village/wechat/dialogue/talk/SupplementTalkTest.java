package village.wechat.dialogue.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.complaint.Complaint;

/** What is sent for a case that waits for its reporter. */
class SupplementTalkTest {
    private static final String CHOICE = "5 补充到编号 48392070（村里正等您补充）";

    private final Chat chat = Chat.atHome();
    private final Complaint.Id waiting = new Complaint.Id(new UUID(7, 7));

    @Test
    void aRecordingIsKeptAndItsSenderAskedWhetherItBelongsToTheCaseThatWaits() {
        chat.waits(Optional.of(waiting));
        var act = chat.speaks("是东边那根灯杆");
        assertThat(act.kind()).isEqualTo(Act.Kind.FETCH);
        assertThat(act.lead()).contains("5 补充到编号 48392070", "1 反映问题");
        assertThat(chat.draft().media()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "五", "补充", "5 补充"})
    void whoeverSaysSoAddsIt(String typed) {
        chat.waits(Optional.of(waiting));
        chat.speaks("是东边那根灯杆");
        var draft = chat.draft().id();
        var act = chat.says(typed);
        assertThat(act.kind()).isEqualTo(Act.Kind.SUPPLEMENT_DRAFT);
        assertThat(act.detail()).isEqualTo(waiting.toString());
        assertThat(act.subject()).contains(draft);
        assertThat(chat.drafts().filing(draft)).isPresent();
        assertThat(chat.says(typed)).isEqualTo(act);
    }

    @Test
    void whereNothingWaitsTheNumberMeansNothing() {
        chat.speaks("是东边那根灯杆");
        assertThat(chat.says("5").kind()).isNotEqualTo(Act.Kind.SUPPLEMENT_DRAFT);
        assertThat(chat.drafts().filing()).isEmpty();
    }

    @Test
    void whatAccusesACadreIsNeverAddedUnasked() {
        chat.waits(Optional.of(waiting));
        chat.speaks("是东边那根灯杆");
        chat.says("5");
        chat.waits(Optional.empty());
        chat.filed(chat.drafts().filing().orElseThrow().draft().id(), Chat.FENGXI);
        var act = chat.speaks("村书记收了钱不办事");
        assertThat(act.kind()).isEqualTo(Act.Kind.FETCH);
        assertThat(act.lead()).contains("3 涉及村干部，直接交乡镇");
        assertThat(chat.draft().recognised()).contains("书记");
    }

    @Test
    void whatHeSaidIsAboutACadreIsNotAddedEvenIfHeSaysSo() {
        var stranger = Chat.of(List.of(Chat.FENGXI));
        stranger.waits(Optional.of(waiting));
        stranger.speaks("村书记收了钱不办事");
        stranger.says("3");
        assertThat(stranger.says("5").kind()).isNotEqualTo(Act.Kind.SUPPLEMENT_DRAFT);
        assertThat(stranger.draft().aboutStaff()).isTrue();
    }

    @Test
    void whatFollowsSoonGoesThereTooAndLaterDoesNot() {
        added();
        assertThat(chat.later(Duration.ofMinutes(9)).shows("photo").kind()).isEqualTo(Act.Kind.SUPPLEMENT);
        assertThat(chat.later(Duration.ofMinutes(10)).shows("photo").kind()).isEqualTo(Act.Kind.FETCH);
        assertThat(chat.draft().media()).hasSize(1);
    }

    @Test
    void wordsBeginSomethingElseAndWhatFollowsBelongsToThem() {
        added();
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
        added();
        assertThat(chat.speaks("着火了快来人").lead()).contains("119");
    }

    /** Typed, placed, brought back or told of which village: he is shown the same choices. */
    @Test
    void whoTypesHisAnswerIsShownTheChoiceToo() {
        chat.waits(Optional.of(waiting));
        assertThat(chat.says("是东边那根灯杆").lead()).contains(CHOICE);
        assertThat(chat.later(Duration.ofMinutes(1)).says("第二根").lead()).contains(CHOICE);
        assertThat(chat.later(Duration.ofMinutes(1)).places().lead()).contains(CHOICE);
        chat.says("0");
        assertThat(chat.says("恢复").lead()).contains(CHOICE);
        assertThat(chat.scans(Chat.FENGXI, Optional.empty()).lead()).contains(CHOICE);
        assertThat(chat.says("5").kind()).isEqualTo(Act.Kind.SUPPLEMENT_DRAFT);
    }

    @Test
    void whoSaysWhichVillageHeMeansIsShownItToo() {
        var two = Chat.of(List.of(Chat.FENGXI, Chat.ZHUWU), Chat.FENGXI, Chat.ZHUWU);
        two.waits(Optional.of(waiting));
        two.says("是东边那根灯杆");
        assertThat(two.says("1").lead()).contains("（枫溪村）", CHOICE);
    }

    @Test
    void aCaseOfAnotherVillageSaysSo() {
        var two = Chat.of(List.of(Chat.FENGXI, Chat.ZHUWU), Chat.FENGXI, Chat.ZHUWU);
        two.waits(Optional.of(waiting));
        two.scans(Chat.ZHUWU, Optional.empty());
        assertThat(two.says("是东边那根灯杆").lead()).contains("5 补充到编号 48392070（枫溪村正等您补充）");
        var draft = two.draft().id();
        var act = two.says("5");
        assertThat(act.village()).contains(Chat.FENGXI.id());
        assertThat(two.drafts().filing(draft).orElseThrow().village()).isEqualTo(Chat.FENGXI.id());
    }

    @Test
    void whatStandsBeforeADoorPlateOfAnotherVillageIsNoAnswer() {
        var two = Chat.of(List.of(Chat.FENGXI, Chat.ZHUWU), Chat.FENGXI, Chat.ZHUWU);
        two.waits(Optional.of(waiting));
        two.scans(Chat.ZHUWU, Optional.of("ZW201001"));
        assertThat(two.says("下水道堵了").lead()).doesNotContain("5 补充");
        assertThat(two.says("5").kind()).isNotEqualTo(Act.Kind.SUPPLEMENT_DRAFT);
    }

    @Test
    void whatIsOnItsWayToAnotherVillageIsNoAnswer() {
        var two = Chat.of(List.of(Chat.FENGXI, Chat.ZHUWU), Chat.FENGXI, Chat.ZHUWU);
        two.waits(Optional.of(waiting));
        two.scans(Chat.ZHUWU, Optional.empty());
        two.says("下水道堵了");
        assertThat(two.says("1").kind()).isEqualTo(Act.Kind.FILE);
        assertThat(two.says("5").kind()).isNotEqualTo(Act.Kind.SUPPLEMENT_DRAFT);
    }

    private void added() {
        chat.waits(Optional.of(waiting));
        chat.speaks("是东边那根灯杆");
        chat.says("5");
        chat.waits(Optional.empty());
        chat.filed(chat.drafts().filing().orElseThrow().draft().id(), Chat.FENGXI);
    }
}
