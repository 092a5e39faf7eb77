package village.api.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.gate.number.NumberKind;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Contact;
import village.api.place.Village;

class PublishGateTest {
    private static final String PHONE = "13711119050";
    private static final String REASON = "本人同意公布";

    private final GateWorld world = new GateWorld(new Village.Id(UUID.randomUUID()));
    private final PublishGate gate = world.gate;
    private final Subject subject = new Subject("news", UUID.randomUUID());
    private final Actor author = world.actor(Role.CADRE);
    private final Actor second = world.actor(Role.CADRE);

    @Test
    void letsOrdinaryContentPass() {
        var sheet = world.attachments.put(text("12,500.00", true));
        gate.check(author, subject, manuscript("村里修好了路灯", sheet)).block();
    }

    @Test
    void namesEveryPlaceWithoutTheNumber() {
        var sheet = world.attachments.put(text(PHONE, true));
        var manuscript = new Manuscript(
                List.of(
                        new Manuscript.Passage("/title", "通知"),
                        new Manuscript.Passage("/table/rows/3/payee", "甲 11010519491231002X")),
                List.of(sheet));
        var refusal = refused(gate.check(author, subject, manuscript));
        assertThat(refusal.reason()).isEqualTo(Reason.PUBLICATION_BLOCKED);
        assertThat(refusal.faults())
                .containsExactly(
                        new Refusal.Fault("/table/rows/3/payee", "这里有身份证号 1****************X。"),
                        new Refusal.Fault("/attachments/0", "第 1 个附件“名册”表 C3 格有手机号 137****9050。"));
        assertThat(refusal.getMessage()).doesNotContain(PHONE);
    }

    @Test
    void tellsTheEditorWhere() {
        var found = Objects.requireNonNull(
                gate.findings(author, manuscript("打电话 " + PHONE)).block());
        assertThat(found)
                .containsExactly(new Finding(
                        "/body",
                        Optional.of(NumberKind.MOBILE),
                        "这里有手机号 137****9050。",
                        Optional.of(new Finding.Span(4, 15)),
                        true));
    }

    @Test
    void readsWhatPicturesAreCalled() {
        var cover = new Manuscript.Picture("/cover", world.attachments.put(text(PHONE, false)));
        var voice = new Manuscript.Picture("/voice", world.attachments.put(AttachmentTexts.Legible.nothing()));
        var shown = new Manuscript(List.of(), List.of(), List.of(voice, cover));
        assertThat(refused(gate.check(author, subject, shown)).faults())
                .containsExactly(new Refusal.Fault("/cover", "这里文件的名称有手机号 137****9050。请改了文件名再传。"));
        var masked = Objects.requireNonNull(gate.masked(author, shown).block());
        assertThat(masked.manuscript()).isEqualTo(shown);
        assertThat(masked.left()).hasSize(1);
        assertThat(shown.digest()).isNotEqualTo(manuscript("").digest());
    }

    @Test
    void blocksWhatItCannotRead() {
        for (var why : AttachmentTexts.Illegible.values()) {
            var refusal = refused(gate.check(author, subject, manuscript("附件", world.attachments.put(why))));
            assertThat(refusal.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.pointer()).isEqualTo("/attachments/0");
                assertThat(fault.detail()).contains("无法识别文字，请人工核对，由第二个人看过后放行");
            });
        }
    }

    /** What can be read of it is looked through all the same, and a second person answers for the rest. */
    @Test
    void blocksPagesOnlyAPersonCanRead() {
        var scan = new AttachmentTexts.Legible(
                List.of(new AttachmentTexts.Part("第 1 页", "电话 " + PHONE)), false, List.of(2, 5));
        var manuscript = manuscript("附件", world.attachments.put(scan));
        assertThat(refused(gate.check(author, subject, manuscript)).faults())
                .extracting(Refusal.Fault::detail)
                .containsExactly(
                        "第 1 个附件第 1 页有手机号 137****9050。这种文件不能自动打码，请换成打过码的文件。",
                        "第 1 个附件第 2、5 页像是扫描的，无法识别文字，请人工核对，由第二个人看过后放行。");
    }

    /** A picture among words is a page of its own. */
    @Test
    void blocksPicturesOnlyAPersonCanRead() {
        var words = new AttachmentTexts.Legible(
                List.of(new AttachmentTexts.Part("正文里", "电话 " + PHONE)), true, List.of(), 3);
        var manuscript = manuscript("附件", world.attachments.put(words));
        assertThat(refused(gate.check(author, subject, manuscript)).faults())
                .extracting(Refusal.Fault::detail)
                .containsExactly("第 1 个附件正文里有手机号 137****9050。", "第 1 个附件里有 3 张图片，图片里的字没有检查，请人工核对，由第二个人看过后放行。");
    }

    @Test
    void namesTenPagesAtMost() {
        var pages = IntStream.rangeClosed(1, 30).boxed().toList();
        var scan = new AttachmentTexts.Legible(List.of(), false, pages);
        assertThat(refused(gate.check(author, subject, manuscript("附件", world.attachments.put(scan))))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail()).contains("第 1、2、3、4、5、6、7、8、9、10等 30 页"));
    }

    @Test
    void refusesAnAttachmentThatIsGone() {
        var gone = manuscript("附件", new Attachment.Id(UUID.randomUUID()));
        assertThat(refused(gate.check(author, subject, gone)).reason()).isEqualTo(Reason.ATTACHMENT_NOT_FOUND);
    }

    @Test
    void letsTheVillagesOwnNumbersPass() {
        world.contacts.put(world.village, new Contact("村医", Optional.empty(), PHONE), true, 1);
        gate.check(author, subject, manuscript("村医 137-1111-9050")).block();
    }

    @Test
    void aSecondPersonReleasesExactlyThisContent() {
        var manuscript = manuscript(PHONE);
        release(second, manuscript, REASON).block();
        gate.check(author, subject, manuscript).block();
        assertThat(refused(gate.check(author, subject, manuscript(PHONE + "！"))).reason())
                .isEqualTo(Reason.PUBLICATION_BLOCKED);
        assertThat(refused(gate.check(author, new Subject("news", UUID.randomUUID()), manuscript))
                        .reason())
                .isEqualTo(Reason.PUBLICATION_BLOCKED);
    }

    @Test
    void whoeverReleasedDoesNotPublish() {
        var manuscript = manuscript(PHONE);
        release(second, manuscript, REASON).block();
        var refusal = refused(gate.check(second, subject, manuscript));
        assertThat(refusal.reason()).isEqualTo(Reason.PUBLICATION_RELEASED_BY_YOU);
        assertThat(refusal).hasMessageContaining("须由别人发布");
    }

    @Test
    void tellsTheLogWithoutPersonalData() {
        release(second, manuscript(PHONE), REASON).block();
        assertThat(world.releases.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("gate.released");
            assertThat(event.facts()).containsOnlyKeys("subjectKind", "subjectId", "findings");
        });
    }

    @Test
    void refusesReleasesThatAreNone() {
        var manuscript = manuscript(PHONE);
        assertThat(refused(release(author, manuscript, REASON)).reason()).isEqualTo(Reason.PUBLICATION_RELEASE_OWN);
        for (var role : List.of(Role.VILLAGER, Role.SUPERVISION_COMMITTEE, Role.SUPERVISOR, Role.OPERATOR)) {
            assertThat(refused(release(world.actor(role), manuscript, REASON)).reason())
                    .isEqualTo(Reason.ROLE_REQUIRED);
        }
        for (var reason : List.of("", " \n", "长".repeat(201), "是 " + PHONE)) {
            assertThat(refused(release(second, manuscript, reason)).reason()).isEqualTo(Reason.REQUEST_INVALID);
        }
        assertThat(refused(release(second, manuscript("没有号码"), REASON)).reason())
                .isEqualTo(Reason.PUBLICATION_NOTHING_TO_RELEASE);
    }

    @Test
    void masksWhatCanBeMasked() {
        var sheet = world.attachments.put(text(PHONE, true));
        var print = world.attachments.put(text(PHONE, false));
        var clean = world.attachments.put(AttachmentTexts.Legible.nothing());
        var masked = Objects.requireNonNull(gate.masked(author, manuscript("找 " + PHONE, clean, sheet, print))
                .block());
        assertThat(masked.manuscript().text("/body")).contains("找 137****9050");
        assertThat(masked.copies()).containsOnlyKeys(sheet);
        assertThat(masked.manuscript().attachments())
                .containsExactly(clean, masked.copies().get(sheet), print);
        assertThat(masked.left()).singleElement().satisfies(left -> {
            assertThat(left.pointer()).isEqualTo("/attachments/2");
            assertThat(left.detail()).contains("不能自动打码");
        });
    }

    @Test
    void digestsContentAndNothingElse() {
        var one = manuscript("甲", new Attachment.Id(new UUID(1, 2)));
        assertThat(one.digest())
                .isEqualTo(manuscript("甲", new Attachment.Id(new UUID(1, 2))).digest());
        assertThat(List.of(
                        manuscript("甲").digest(),
                        manuscript("乙").digest(),
                        one.digest(),
                        new Manuscript(List.of(new Manuscript.Passage("/title", "甲")), List.of()).digest()))
                .doesNotHaveDuplicates();
    }

    private Mono<GateRelease> release(Actor actor, Manuscript manuscript, String reason) {
        return gate.release(actor, subject, manuscript, Set.of(author.requirePerson()), reason);
    }

    private static AttachmentTexts.Legible text(String text, boolean maskable) {
        return new AttachmentTexts.Legible(List.of(new AttachmentTexts.Part("“名册”表 C3 格", text)), maskable);
    }

    private static Manuscript manuscript(String body, Attachment.Id... attachments) {
        return new Manuscript(List.of(new Manuscript.Passage("/body", body)), Arrays.asList(attachments));
    }

    private static Refusal refused(Mono<?> act) {
        return Objects.requireNonNull(catchThrowableOfType(Refusal.class, act::block));
    }
}
