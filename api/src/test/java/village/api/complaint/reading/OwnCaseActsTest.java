package village.api.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import village.api.Reason;
import village.api.complaint.Cases;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.claiming.ReportClaim;
import village.api.complaint.handling.Answer;
import village.api.complaint.handling.AnswerComplaint;
import village.api.complaint.handling.Handlers;
import village.api.complaint.handling.above.CloseComplaint;
import village.api.complaint.handling.above.DecideExtension;
import village.api.complaint.handling.above.MergeComplaints;
import village.api.complaint.handling.above.TransferComplaint;
import village.api.complaint.handling.above.VerifyAnswer;
import village.api.identity.Actor;
import village.api.identity.RosterPerson;

/** Nobody handles his own case: neither the one it is about nor the relative who filed it, whatever his office. */
class OwnCaseActsTest {
    private static final Instant LATER = Office.FILED.plus(Duration.ofDays(8));
    private static final Set<Who> STAFF =
            EnumSet.of(Who.HANDLER, Who.ASSISTANT, Who.COLLEAGUE, Who.CADRE, Who.DISPATCHER, Who.SUPERVISOR);

    private final Office office = new Office();

    /** How a case is somebody's own. */
    enum Own {
        BY_HIMSELF,
        FOR_A_RELATIVE,
        BY_A_RELATIVE,
        BY_TELEPHONE
    }

    static Stream<Arguments> everybody() {
        return Stream.of(Own.values()).flatMap(own -> STAFF.stream().map(who -> Arguments.of(own, who)));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void isOfferedNothingButToSendItBack(Own own, Who who) {
        for (var status : Status.values()) {
            var complaint = office.in(status, brought(own, who));
            assertThat(StaffActs.of(himself(own, who), complaint, LATER))
                    .as(status.name())
                    .isSubsetOf("object");
            assertThat(StaffActs.of(himself(own, who), office.wishing(complaint), LATER))
                    .as("with a wish for time, " + status)
                    .isSubsetOf("object");
        }
    }

    @ParameterizedTest
    @EnumSource(Own.class)
    void sendsBackWhatCameIntoHisHandsAllTheSame(Own own) {
        var complaint = office.in(Status.DISPATCHED, brought(own, Who.HANDLER));
        assertThat(StaffActs.of(himself(own, Who.HANDLER), complaint, LATER)).containsExactly("object");
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void isToldWhy(Own own, Who who) {
        var actor = himself(own, who);
        var answered = office.in(Status.ANSWERED, brought(own, who));
        var open = office.in(Status.IN_PROGRESS, brought(own, who));
        var acts = List.<Runnable>of(
                () -> AnswerComplaint.permitted(actor, open),
                () -> VerifyAnswer.permitted(actor, answered),
                () -> CloseComplaint.permitted(actor, office.in(Status.RATED, brought(own, who)), LATER),
                () -> DecideExtension.permitted(actor, office.wishing(open)),
                () -> TransferComplaint.permitted(actor, open),
                () -> MergeComplaints.permitted(actor, open));
        for (var act : acts) {
            assertThatThrownBy(act::run).satisfies(because(Reason.COMPLAINT_OWN_CASE));
        }
    }

    @Test
    void takesNoOthersCaseIntoHisOwn() {
        var his = office.kept(office.in(Status.ACCEPTED, brought(Own.FOR_A_RELATIVE, Who.CADRE)));
        var others = office.kept(office.in(Status.ACCEPTED));
        var merge = new MergeComplaints(
                office.complaints(), office.followers(), Office.AT_ONCE, Cases.IDS, Office.clock(LATER));
        assertThatThrownBy(() -> merge.merge(office.actor(Who.CADRE), others.id(), his.id(), Optional.empty())
                        .block())
                .satisfies(because(Reason.COMPLAINT_OWN_CASE));
    }

    @Test
    void leavesItToEverybodyElse() {
        var his = office.in(Status.ANSWERED, brought(Own.FOR_A_RELATIVE, Who.CADRE));
        var usual = office.in(Status.ANSWERED);
        for (var who : EnumSet.complementOf(EnumSet.of(Who.CADRE, Who.REPORTER))) {
            assertThat(StaffActs.of(office.actor(who), his, LATER).toList())
                    .as(who.name())
                    .isEqualTo(StaffActs.of(office.actor(who), usual, LATER).toList());
        }
    }

    /** Who noted down a call brought nothing of his own. */
    @Test
    void isHandledByWhoNotedItDown() {
        var noted = new Reporting(
                Optional.of(office.person(Who.REPORTER)),
                Optional.empty(),
                office.person(Who.CADRE),
                Reporting.Source.PHONE);
        assertThat(StaffActs.of(office.actor(Who.CADRE), office.in(Status.ANSWERED, noted), LATER))
                .contains("verify", "close");
        assertThat(Handlers.fits(office.staff(), office.person(Who.CADRE), office.in(Status.ACCEPTED, noted)))
                .isTrue();
    }

    @Test
    void isGivenToNobodyOnTheReportersSide() {
        for (var own : EnumSet.of(Own.BY_HIMSELF, Own.FOR_A_RELATIVE, Own.BY_A_RELATIVE)) {
            var complaint = office.in(Status.ACCEPTED, brought(own, Who.CADRE));
            assertThat(Handlers.fits(office.staff(), office.person(Who.CADRE), complaint))
                    .as(own.name())
                    .isFalse();
            assertThat(Handlers.fits(office.staff(), office.person(Who.DISPATCHER), complaint))
                    .isTrue();
        }
    }

    @Test
    void aPartyMemberGivesBackWhatTurnedOutToBeHisOwn() {
        var complaint = office.in(Status.IN_PROGRESS, brought(Own.BY_HIMSELF, Who.MEMBER));
        var his = complaint.with(complaint.handling().claimedBy(office.person(Who.MEMBER)));
        var actor = office.actor(Who.MEMBER);
        var around = new ReporterActs.Around(LATER, his, false, List.of(), Optional.empty(), Optional.empty());
        assertThat(ReporterActs.of(actor, his, around)).contains("unclaim").doesNotContain("report-claim");
        var result = new Answer("修好了", "", List.of(), false);
        assertThatThrownBy(() -> ReportClaim.reported(actor, his, result, office.moment(Who.MEMBER, LATER)))
                .satisfies(because(Reason.COMPLAINT_OWN_CASE));
    }

    private Reporting brought(Own own, Who who) {
        var him = office.person(who);
        var other = office.person(Who.VILLAGER);
        return switch (own) {
            case BY_HIMSELF -> new Reporting(Optional.of(him), Optional.empty(), him, Reporting.Source.WECHAT);
            case FOR_A_RELATIVE -> new Reporting(Optional.of(other), Optional.empty(), him, Reporting.Source.FAMILY);
            case BY_A_RELATIVE -> new Reporting(Optional.of(him), Optional.empty(), other, Reporting.Source.FAMILY);
            case BY_TELEPHONE ->
                new Reporting(Optional.empty(), Optional.of(roster(who)), other, Reporting.Source.PHONE);
        };
    }

    private Actor himself(Own own, Who who) {
        var actor = office.actor(who);
        return own != Own.BY_TELEPHONE
                ? actor
                : new Actor(actor.person(), actor.village(), actor.roles(), Optional.of(roster(who)), actor.grids());
    }

    private RosterPerson.Id roster(Who who) {
        return new RosterPerson.Id(UUID.nameUUIDFromBytes(who.name().getBytes(StandardCharsets.UTF_8)));
    }
}
