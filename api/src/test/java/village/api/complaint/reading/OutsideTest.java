package village.api.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.complaint.Access;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Deadline;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Intake;
import village.api.complaint.Moment;
import village.api.complaint.Rating;
import village.api.complaint.Step;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Point;
import village.api.place.Village;

class OutsideTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Actor stranger = Actor.stranger(village);
    private static final SensitiveNumbers NUMBERS = SensitiveNumbers.except(List.of("0575-87650000"));

    @Test
    void aPublicCaseHasNoExactSpotAndNoWordsBesideTheStars() {
        var shown = Outside.of(stranger, lamp().publishedIf(true), NUMBERS);
        assertThat(shown.intake().point()).isEmpty();
        assertThat(shown.intake().doorPlate()).isEmpty();
        assertThat(shown.intake().text()).isEqualTo("路灯不亮");
        assertThat(shown.rating()).contains(new Rating(false, 1, ""));
    }

    @Test
    void ofAnotherCaseOnlyItsProgressIsLeft() {
        var hidden = Outside.of(stranger, lamp(), NUMBERS);
        assertThat(hidden.intake().text()).doesNotContain("路灯");
        assertThat(hidden.rating()).isEmpty();
        assertThat(hidden.status()).isEqualTo(lamp().status());
        assertThat(Outside.of(stranger, lamp(), List.of(step(Step.Type.ANSWERED, "村干部")), NUMBERS))
                .isEmpty();
    }

    /** One cadre's offer does not show the village's Party members what was said to its office. */
    @Test
    void ofAPrivateCaseOnOfferItsContentIsForWhoTakesIt() {
        var member = Cases.actor(Cases.person(), village, Role.PARTY_MEMBER);
        var offered = lamp(Intake.Visibility.PRIVATE, Intake.Kind.COMPLAINT);
        assertThat(shown(member, offered)).doesNotContain("路灯");
        assertThat(Outside.of(member, offered, NUMBERS).intake().category()).contains("0202");
        assertThat(Outside.of(member, offered, List.of(step(Step.Type.ANSWERED, "村干部")), NUMBERS))
                .isEmpty();
        assertThat(Access.mayReadContent(member, offered)).isFalse();
        assertThat(Access.mayReadContent(member, offered.with(offered.handling().claimedBy(member.requirePerson()))))
                .isTrue();
    }

    @Test
    void aWishAndAPublicCaseOnOfferAreReadByThoseWhoMayTakeThem() {
        var member = Cases.actor(Cases.person(), village, Role.PARTY_MEMBER);
        assertThat(shown(member, lamp(Intake.Visibility.PRIVATE, Intake.Kind.WISH)))
                .isEqualTo("路灯不亮");
        assertThat(shown(
                        member,
                        lamp(Intake.Visibility.PUBLIC, Intake.Kind.COMPLAINT).publishedIf(true)))
                .isEqualTo("路灯不亮");
    }

    private static String shown(Actor reader, Complaint complaint) {
        return Outside.of(reader, complaint, NUMBERS).intake().text();
    }

    private Complaint lamp(Intake.Visibility visibility, Intake.Kind kind) {
        var intake = lamp().intake();
        var other = new Intake(
                kind,
                intake.category(),
                intake.text(),
                List.of(),
                intake.point(),
                intake.doorPlate(),
                Optional.empty(),
                intake.nameVisibleTo(),
                visibility,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return lamp().with(other).with(lamp().handling().offered(true));
    }

    /** Why somebody wants more time tells what the case is about. */
    @Test
    void ofAnotherCaseNobodyLearnsWhyMoreTimeIsWished() {
        assertThat(Outside.of(stranger, late("要等陈秀英的医药费单据"), NUMBERS).deadline().extension())
                .isEmpty();
    }

    @Test
    void whyMoreTimeIsWishedIsMaskedInAPublicCase() {
        var shown = Outside.of(stranger, late("等 13711119050 回话").publishedIf(true), NUMBERS);
        assertThat(shown.deadline().extension()).map(Deadline.Extension::reason).contains("等 137****9050 回话");
    }

    /** With it, anybody could ask the other office as if it were his. */
    @Test
    void theNumberItHasElsewhereIsNotForEverybody() {
        var sent = new Ending.Transfer("县住建局", "ZJ-2026-4711", Cases.MONDAY_9, Optional.empty());
        var complaint = lamp().with(lamp().ending().transferred(sent)).publishedIf(true);
        assertThat(Outside.of(stranger, complaint, NUMBERS).ending().transfer())
                .contains(new Ending.Transfer("县住建局", "", Cases.MONDAY_9, Optional.empty()));
    }

    private Complaint late(String reason) {
        var wish = new Deadline.Extension(
                new Deadline.Extension.Id(UUID.randomUUID()), Cases.person(), Cases.MONDAY_9, reason, Cases.MONDAY_9);
        return lamp().with(lamp().deadline().asking(wish));
    }

    @Test
    void whatTheReporterSaidAndWhatIsInternalStaysBetweenThem() {
        var steps = List.of(
                step(Step.Type.ANSWERED, "村干部"),
                step(Step.Type.SUPPLEMENTED, "本人"),
                step(Step.Type.INFORMATION_ASKED, "网格员"),
                step(Step.Type.REOPENED, "本人"),
                step(Step.Type.CLOSED, "家人"));
        var shown = Outside.of(stranger, lamp().publishedIf(true), steps, NUMBERS);
        assertThat(shown).extracting(Step::publicText).containsExactly("公开的话", "", "", "", "");
        assertThat(shown).extracting(Step::internalText).containsOnly("");
        assertThat(shown).extracting(Step::actor).containsOnly(Optional.empty());
    }

    @Test
    void numbersAreMaskedButThoseTheVillagePublishedItself() {
        var told = "打 13711119050，或者打村里 0575-87650000";
        var shown = Outside.of(
                stranger,
                Cases.filed(village, Cases.person(), Cases.mayBePublic(told), Cases.MONDAY_9)
                        .after()
                        .publishedIf(true),
                NUMBERS);
        var steps =
                Outside.of(stranger, lamp().publishedIf(true), List.of(step(Step.Type.ANSWERED, "村干部", told)), NUMBERS);
        assertThat(shown.intake().text()).isEqualTo("打 137****9050，或者打村里 0575-87650000");
        assertThat(steps).extracting(Step::publicText).containsExactly("打 137****9050，或者打村里 0575-87650000");
    }

    private Step step(Step.Type type, String label) {
        return step(type, label, "公开的话");
    }

    private Step step(Step.Type type, String label, String said) {
        return Moment.system(Cases.MONDAY_9, Cases.IDS)
                .change(lamp(), Entry.of(type, label, said).internally("内部的话"), "x")
                .step()
                .orElseThrow();
    }

    private Complaint lamp() {
        var intake = Cases.mayBePublic("路灯不亮");
        var filed = Cases.filed(
                        village,
                        Cases.person(),
                        new Intake(
                                intake.kind(),
                                Optional.of("0202"),
                                intake.text(),
                                List.of(),
                                Optional.of(new Point(29.7, 120.2)),
                                Optional.of("FX0012"),
                                Optional.empty(),
                                intake.nameVisibleTo(),
                                intake.visibility(),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Cases.MONDAY_9)
                .after();
        return filed.with(filed.ending().rated(new Rating(false, 1, "陈秀英家没人管"), Cases.MONDAY_9));
    }
}
