package village.wechat.dialogue.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.dialogue.talk.Chat.FENGXI;
import static village.wechat.dialogue.talk.Chat.ZHUWU;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.inquiry.Inquiry;
import village.wechat.account.AccountMessage;

/** What becomes of what a follower sends: nothing is filed that he did not decide to file. */
class DraftTalkTest {
    private static final Duration A_WHILE = Duration.ofMinutes(1);
    private static final Duration A_DAY = Duration.ofHours(24);

    private final Chat chat = Chat.atHome();

    @Test
    void asksOnceWhatToDoWithAText() {
        var act = chat.says("村口的路灯不亮");
        assertThat(act.kind()).isEqualTo(Act.Kind.SAY);
        assertThat(act.lead()).contains("枫溪村", "文字 1 段", "1 反映问题\n2 咨询\n0 取消", "24 小时");
        assertThat(chat.draft().words()).containsExactly("村口的路灯不亮");
        assertThat(chat.drafts().filing()).isEmpty();
    }

    @Test
    void joinsTextVoicePhotosAndAPlaceInOneDraft() {
        chat.says("路灯不亮");
        chat.later(A_WHILE).speaks("有三天了");
        chat.later(A_WHILE).shows("photo-1");
        chat.later(A_WHILE).shows("photo-2");
        var act = chat.later(A_WHILE).hears(new AccountMessage.Location(29.7140, 120.2420, "枫溪村文化礼堂", true));
        assertThat(act.lead()).contains("文字 1 段、语音 1 段、照片 2 张、地点（枫溪村文化礼堂）", "有三天了");
        var draft = chat.draft();
        assertThat(draft.media()).extracting(SentMedia::mediaId).endsWith("photo-1", "photo-2");
        assertThat(draft.text()).isEqualTo("路灯不亮\n（位置：枫溪村文化礼堂）");
        assertThat(draft.spot().orElseThrow().point().lon()).isBetween(120.230, 120.241);
    }

    @Test
    void isQuietAboutPhotosThatFollowAtOnce() {
        assertThat(chat.shows("photo-1").lead()).contains("1 反映问题");
        assertThat(chat.shows("photo-2").lead()).isEmpty();
        assertThat(chat.later(Duration.ofSeconds(4)).shows("photo-3").lead()).isEmpty();
        assertThat(chat.later(Duration.ofSeconds(1)).shows("photo-4").lead()).contains("照片 4 张");
    }

    @Test
    void fetchesAPhotoOfSomebodyWhoIsBound() {
        var act = chat.shows("photo-1");
        assertThat(act.kind()).isEqualTo(Act.Kind.FETCH);
        assertThat(act.village()).contains(FENGXI.id());
        assertThat(chat.drafts().media(act.subject().orElseThrow())).isPresent();
        assertThat(Chat.of(List.of(FENGXI)).shows("photo-1").kind()).isEqualTo(Act.Kind.SAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "１", " 1。", "一", "①", "1 反映问题", "反映", "提交！"})
    void filesWhenHeSaysSo(String yes) {
        chat.says("路灯不亮");
        var draft = chat.draft().id();
        var act = chat.says(yes);
        assertThat(act.kind()).isEqualTo(Act.Kind.FILE);
        assertThat(act.subject()).contains(draft);
        assertThat(chat.drafts().current()).isEmpty();
        assertThat(chat.drafts().filing(draft).orElseThrow().village()).isEqualTo(FENGXI.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"村书记收了钱不办事", "王主任的亲戚占了林地", "网格员 从来不来", "钱被挪用了"})
    void offersTheWayPastTheVillagesStaff(String text) {
        assertThat(chat.says(text).lead()).contains("1 反映问题", "3 涉及村干部，直接交乡镇");
    }

    @ParameterizedTest
    @ValueSource(strings = {"村委会门口的路灯不亮", "班主任打电话来了", "水管漏水"})
    void doesNotOfferItForAPlace(String text) {
        assertThat(chat.says(text).lead()).contains("1 反映问题").doesNotContain("乡镇");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "３。", "三", "涉及村干部", "3 涉及村干部，直接交乡镇"})
    void filesPastTheVillagesStaffWhenHeSaysSo(String above) {
        chat.says("村书记收了钱不办事");
        var act = chat.says(above);
        assertThat(act.kind()).isEqualTo(Act.Kind.FILE);
        assertThat(filing(act).aboutStaff()).isTrue();
        assertThat(chat.says(above)).isEqualTo(act);
    }

    @Test
    void neverTakesBackThatItIsAboutStaff() {
        chat.says("村书记收了钱不办事");
        chat.returned(chat.says("3").subject().orElseThrow());
        chat.says("还有一件事");
        chat.says("取消");
        chat.says("恢复");
        assertThat(filing(chat.says("1")).aboutStaff()).isTrue();
    }

    @Test
    void keepsAThreeThatAnswersNothing() {
        chat.says("3");
        assertThat(chat.draft().words()).containsExactly("3");
        assertThat(chat.draft().aboutStaff()).isFalse();
    }

    @Test
    void joinsTheCaseHeWasShownAndOnlyThen() {
        chat.says("路灯不亮");
        assertThat(chat.says("4").kind()).isNotEqualTo(Act.Kind.JOIN);
        var draft = chat.says("1").subject().orElseThrow();
        var shown = new Complaint.Id(UUID.randomUUID());
        chat.offered(draft, shown);
        var act = chat.says("４");
        assertThat(act.kind()).isEqualTo(Act.Kind.JOIN);
        assertThat(act.detail()).isEqualTo(shown.toString());
        assertThat(chat.draft().id()).isEqualTo(draft);
        assertThat(chat.drafts().joined(draft).current()).isEmpty();
        assertThat(filing(chat.says("1")).near()).contains(shown);
    }

    private Draft filing(Act act) {
        return chat.drafts().filing(act.subject().orElseThrow()).orElseThrow().draft();
    }

    @Test
    void filesTheSameDraftWhenHeSaysSoTwice() {
        chat.says("路灯不亮");
        var first = chat.says("1");
        assertThat(chat.says("1")).isEqualTo(first);
        chat.filed(first.subject().orElseThrow(), FENGXI);
        assertThat(chat.says("1").lead()).contains("说说是什么事");
    }

    @Test
    void takesWhatComesWhileFilingForSomethingNew() {
        chat.says("路灯不亮");
        var filing = chat.says("1").subject().orElseThrow();
        chat.says("还有水管漏水");
        assertThat(chat.draft().id()).isNotEqualTo(filing);
        chat.filed(filing, FENGXI);
        assertThat(chat.draft().words()).containsExactly("还有水管漏水");
    }

    @Test
    void putsADraftThatCouldNotBeFiledBeforeWhatCameMeanwhile() {
        chat.says("路灯不亮");
        var filing = chat.says("1").subject().orElseThrow();
        chat.says("在村口");
        chat.returned(filing);
        assertThat(chat.draft().words()).containsExactly("路灯不亮", "在村口");
        assertThat(chat.draft().id()).isEqualTo(filing);
    }

    @Test
    void takesUpAFilingThatGotStuck() {
        chat.says("路灯不亮");
        var filing = chat.says("1").subject();
        assertThat(chat.later(Duration.ofMinutes(2)).says("1").subject()).isEqualTo(filing);
    }

    @Test
    void keepsTheDraftOfSomebodyWhoIsNotBound() {
        var stranger = Chat.of(List.of(FENGXI));
        stranger.says("路灯不亮");
        var act = stranger.says("1");
        assertThat(act.lead()).contains("登记", "https://xiangyin.example/h5#/me/binding");
        assertThat(stranger.draft().words()).containsExactly("路灯不亮");
        stranger.bind(FENGXI);
        assertThat(stranger.says("1").kind()).isEqualTo(Act.Kind.FILE);
    }

    @Test
    void wantsMoreThanAPlace() {
        chat.hears(new AccountMessage.Location(29.7140, 120.2420, "", true));
        assertThat(chat.says("1").lead()).contains("还差一点");
        assertThat(chat.draft().spot()).isPresent();
    }

    @Test
    void letsThePlaceReportedOnEnteringGo() {
        assertThat(chat.hears(new AccountMessage.Location(29.7140, 120.2420, "", false)))
                .isEqualTo(Act.SILENCE);
        assertThat(chat.drafts().current()).isEmpty();
    }

    @Test
    void refusesAPlaceAbroad() {
        assertThat(chat.hears(new AccountMessage.Location(48.85, 2.35, "", true))
                        .lead())
                .contains("不在国内");
        assertThat(chat.drafts().current()).isEmpty();
    }

    @Test
    void asksTheDraftOnlyOnceItSaysSomething() {
        assertThat(chat.says("2").lead()).contains("想问什么");
        chat.says("医保怎么交");
        var draft = chat.draft().id();
        var act = chat.says("2");
        assertThat(act.kind()).isEqualTo(Act.Kind.ASK);
        assertThat(act.subject()).contains(draft);
        assertThat(chat.drafts().filing(draft)).isPresent();
    }

    @Test
    void anOfferedAnswerLeavesTheDraftAndAskingOnceMoreSendsIt() {
        chat.says("医保怎么交");
        var draft = chat.draft();
        chat.says("2");
        var offer = Drafts.Asking.offered(draft.id(), FENGXI.id());
        var offered = chat.drafts().offered(offer);
        assertThat(offered.current()).isPresent();
        assertThat(offered.asking(draft.id())).contains(offer);
        var inquiry = Optional.of(new Inquiry.Id(UUID.randomUUID()));
        var asked = offered.asked(Drafts.Asking.asked(draft.id(), FENGXI.id(), inquiry.orElseThrow()));
        assertThat(asked.current()).isEmpty();
        assertThat(asked.asking(draft.id()).flatMap(Drafts.Asking::inquiry)).isEqualTo(inquiry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "０", "零", "取消", "0 取消。"})
    void dropsTheDraftAndBringsItBackWithinTheDay(String no) {
        chat.says("路灯不亮");
        assertThat(chat.says(no).lead()).contains("恢复");
        assertThat(chat.drafts().current()).isEmpty();
        chat.later(A_DAY.minusSeconds(1)).says("恢复");
        assertThat(chat.draft().words()).containsExactly("路灯不亮");
    }

    @Test
    void cannotBringItBackAfterADay() {
        chat.says("路灯不亮");
        chat.says("0");
        assertThat(chat.later(A_DAY).says("恢复").lead()).contains("没有可以恢复");
    }

    @Test
    void doesNotMixADroppedDraftWithAnother() {
        chat.says("路灯不亮");
        chat.says("0");
        chat.says("水管漏水");
        assertThat(chat.says("恢复").lead()).contains("先回复 1");
        assertThat(chat.draft().words()).containsExactly("水管漏水");
    }

    @Test
    void keepsADraftForADayAfterTheLastWord() {
        chat.says("路灯不亮");
        chat.later(A_DAY.minusSeconds(1)).says("还是不亮");
        assertThat(chat.later(A_DAY.minusSeconds(1)).says("1").kind()).isEqualTo(Act.Kind.FILE);
    }

    @Test
    void saysThatADraftIsOver() {
        chat.says("路灯不亮");
        var act = chat.later(A_DAY).says("1");
        assertThat(act.lead()).contains("超过 24 小时", "说说是什么事");
        assertThat(chat.drafts().current()).isEmpty();
    }

    @Test
    void takesNineRecordingsAndPhotosAndNoTenth() {
        for (var number = 0; number < Intake.MAX_ATTACHMENTS; number++) {
            chat.shows("photo-" + number);
        }
        assertThat(chat.shows("photo-too-many").lead()).contains("最多 9 个");
        assertThat(chat.draft().media()).hasSize(Intake.MAX_ATTACHMENTS);
    }

    @Test
    void takesNoMoreTextThanACaseHolds() {
        chat.says("长".repeat(1500));
        assertThat(chat.says("长".repeat(500)).lead()).contains("没有加上");
        chat.hears(new AccountMessage.Location(29.7140, 120.2420, "远".repeat(500), true));
        assertThat(chat.draft().text().codePointCount(0, chat.draft().text().length()))
                .isLessThanOrEqualTo(Intake.MAX_TEXT);
    }

    @Test
    void writesWhatWasSpokenWhereNothingWasTyped() {
        chat.speaks("路灯坏了三天");
        assertThat(chat.draft().text()).isEqualTo("（语音识别）路灯坏了三天");
        chat.says("在村口");
        assertThat(chat.draft().text()).isEqualTo("在村口");
    }

    @Test
    void actsOnceOnAMessageToldTwice() {
        var picture = new AccountMessage.Picture("photo-1");
        var id = chat.nextId();
        var first = chat.hears(picture, id);
        assertThat(chat.hears(picture, id)).isEqualTo(first);
        assertThat(chat.draft().media()).hasSize(1);
        var yes = chat.nextId();
        var filed = chat.hears(new AccountMessage.Text("1"), yes);
        chat.filed(filed.subject().orElseThrow(), FENGXI);
        assertThat(chat.hears(new AccountMessage.Text("1"), yes)).isEqualTo(filed);
    }

    @Test
    void warnsAtOnceAndKeepsTheDraft() {
        chat.says("门口的垃圾");
        var act = chat.says("快来人，隔壁着火了");
        assertThat(act.lead()).startsWith("如果现在有危险，请马上打电话：119").contains("110", "120", "1 反映问题");
        assertThat(chat.draft().words()).hasSize(2);
        assertThat(chat.speaks("有人煤气中毒").lead()).contains("120");
    }

    @Test
    void standsBeforeTheDoorPlateHeScanned() {
        assertThat(chat.scans(FENGXI, Optional.of("FX201001")).lead()).contains("枫溪村12号");
        chat.says("下水道堵了");
        assertThat(chat.draft().plate().orElseThrow().code()).isEqualTo("FX201001");
    }

    @Test
    void putsADoorPlateIntoTheDraftAtHand() {
        chat.says("下水道堵了");
        assertThat(chat.scans(FENGXI, Optional.of("FX201001")).lead()).contains("地点记下了");
        assertThat(chat.draft().plate().orElseThrow().code()).isEqualTo("FX201001");
    }

    @Test
    void hasLeftADoorPlateAfterAnHour() {
        chat.scans(FENGXI, Optional.of("FX201001"));
        chat.later(Duration.ofHours(1)).says("路灯不亮");
        assertThat(chat.draft().plate()).isEmpty();
    }

    @Test
    void takesNoDoorPlateToAnotherVillage() {
        var two = Chat.of(List.of(FENGXI, ZHUWU), FENGXI, ZHUWU);
        two.scans(FENGXI, Optional.of("FX201001"));
        two.says("下水道堵了");
        two.scans(ZHUWU, Optional.empty());
        assertThat(two.draft().plate()).isEmpty();
    }

    @Test
    void usesAnAttachmentInItsOwnVillageOnly() {
        var sent = chat.shows("photo-1").subject().orElseThrow();
        chat.stored(sent, FENGXI);
        var kept = chat.draft().media().get(0);
        assertThat(kept.in(FENGXI.id())).isPresent();
        assertThat(kept.in(ZHUWU.id())).isEmpty();
    }
}
