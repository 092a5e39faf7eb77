package village.api.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.attachment.Format;
import village.api.attachment.InMemoryAttachments;
import village.api.client.Client;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Followers;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.complaint.Intake;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.SuggestCategory;
import village.api.complaint.handling.Handlers;
import village.api.complaint.registration.InMemoryCallers;
import village.api.complaint.reporter.InMemorySupports;
import village.api.complaint.voice.InMemoryRecordings;
import village.api.complaint.voice.ReadRecordings;
import village.api.complaint.voice.VoiceFiles;
import village.api.identity.Actor;
import village.api.identity.InMemoryRoster;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.membership.InMemoryMemberships;
import village.api.identity.membership.Memberships;
import village.api.place.InMemoryGrids;
import village.api.place.Village;

class ReadComplaintTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id reporter = Cases.person();
    private final Person.Id worker = Cases.person();
    private final Person.Id member = Cases.person();
    private final Actor cadre = Cases.actor(Cases.person(), village, Role.CADRE);
    private final Actor dispatcher = Cases.actor(Cases.person(), village, Role.DISPATCHER);
    private final Actor platform = Cases.actor(Cases.person(), village);
    private final Actor owner = Cases.actor(reporter, village, Role.VILLAGER);

    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryFollowers followers = new InMemoryFollowers(complaints);
    private final InMemoryAttachments attachments = new InMemoryAttachments();
    private final InMemoryMemberships memberships = new InMemoryMemberships();
    private final ReadComplaint readComplaint = new ReadComplaint(
            complaints,
            any -> Mono.just(new Categories.Catalogue("", List.of())),
            any -> Mono.just(List.of(new Handlers.Handler(worker, Role.GRID_WORKER, Set.of(), "网格员 *志强"))),
            new InMemoryGrids(),
            new InMemoryRoster(),
            attachments,
            new LookBeside(
                    complaints,
                    new ReadRecordings(complaints, attachments, new InMemoryRecordings(attachments)),
                    memberships,
                    new InMemoryCallers()),
            new InMemorySupports(complaints, followers),
            new SuggestCategory(any -> Mono.just(new Categories.Catalogue("", List.of())), any -> Mono.just(List.of())),
            Cases.NUMBERS,
            Clock.fixed(MONDAY_9, ZoneOffset.UTC));

    @Test
    void namesAReporterWhoDoesNotWantToBeKnownByHisTicket() {
        var quiet = Cases.with(
                Cases.intake("有人偷倒垃圾"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false);
        var id = filed(quiet);
        var view = readComplaint.open(cadre, id).block();
        var ticket = view.complaint().ticket().value();
        assertThat(view.reporter()).isEqualTo("诉求人" + ticket.substring(4));
    }

    @Test
    void leadsFromAMergedCaseToTheAnswerOfTheOther() {
        var target = filed(Cases.intake("路灯不亮"));
        var middle = filed(Cases.intake("路灯又不亮"));
        var source = filed(Cases.intake("灯坏了"));
        merged(middle, target);
        merged(source, middle);
        complaints
                .change(village, target, Optional.empty(), found -> Cases.answered(found, cadre, "换好了"))
                .block();
        var onward =
                readComplaint.read(owner, source).block().beside().mergedInto().orElseThrow();
        assertThat(onward.id()).isEqualTo(target);
        assertThat(onward.status()).isEqualTo(Status.ANSWERED);
        assertThat(onward.answer()).isEqualTo("换好了");
        assertThat(readComplaint.read(owner, target).block().beside().mergedInto())
                .isEmpty();
    }

    @Test
    void keepsACaseAboutStaffFromWhoeverSeesTheOneMergedIntoIt() {
        var target = filed(Cases.intake("低保名额"));
        var source = filed(Cases.mayBePublic("低保名额怎么定"));
        merged(source, target);
        changed(source, found -> found.publishedIf(true));
        changed(
                target,
                found -> found.handedUp("本人", "", MONDAY_9, Cases.moment(owner, MONDAY_9))
                        .after());
        var villager = Cases.actor(Cases.person(), village, Role.VILLAGER);
        assertThat(readComplaint.open(cadre, source).block().beside().mergedInto())
                .isEmpty();
        assertThat(readComplaint.read(villager, source).block().beside().mergedInto())
                .isEmpty();
        assertThat(readComplaint.open(dispatcher, source).block().beside().mergedInto())
                .isPresent();
        assertThat(readComplaint.read(owner, source).block().beside().mergedInto())
                .isPresent();
    }

    @Test
    void keepsAnAnswerThatIsNotPublicFromWhoeverSeesTheOtherCaseOnly() {
        var target = filed(Cases.intake("路灯不亮"));
        var source = filed(Cases.mayBePublic("灯坏了"));
        merged(source, target);
        changed(source, found -> found.publishedIf(true));
        complaints
                .change(village, target, Optional.empty(), found -> Cases.answered(found, cadre, "补给您 200 元"))
                .block();
        var villager = Cases.actor(Cases.person(), village, Role.VILLAGER);
        var seen = readComplaint.read(villager, source).block().beside().mergedInto();
        assertThat(seen.orElseThrow().status()).isEqualTo(Status.ANSWERED);
        assertThat(seen.orElseThrow().answer()).isEmpty();
        assertThat(readComplaint.open(cadre, source).block().beside().mergedInto())
                .get()
                .extracting(Beside.Onward::answer)
                .isEqualTo("补给您 200 元");
    }

    @Test
    void showsWhoReportedWhatWasMergedWhatTheOtherIsAsked() {
        var target = filed(Cases.intake("路灯不亮"));
        var source = filed(Cases.mayBePublic("灯坏了"));
        merged(source, target);
        changed(source, found -> found.publishedIf(true));
        asked(target, "是哪一盏？回我 13711119050");
        assertThat(onward(owner, source).asked()).isEqualTo("是哪一盏？回我 137****9050");
        assertThat(onward(owner, source).answer()).isEmpty();
        assertThat(onward(Cases.actor(Cases.person(), village, Role.VILLAGER), source)
                        .asked())
                .isEmpty();
        changed(
                target,
                found -> found.with(Status.IN_PROGRESS).with(found.deadline().resumed(MONDAY_9)));
        assertThat(onward(owner, source).asked()).isEmpty();
    }

    /** He may add nothing any more. */
    @Test
    void showsWhoTookHisBackNothingOfWhatTheOtherIsAsked() {
        var target = filed(Cases.intake("路灯不亮"));
        var source = filed(Cases.intake("灯坏了"));
        merged(source, target);
        asked(target, "是哪一盏？");
        assertThat(onward(owner, source).asked()).isEqualTo("是哪一盏？");
        changed(source, found -> found.with(found.ending().closed(Ending.Closing.WITHDRAWN, MONDAY_9)));
        assertThat(onward(owner, source).asked()).isEmpty();
    }

    private Beside.Onward onward(Actor actor, Complaint.Id source) {
        return readComplaint.read(actor, source).block().beside().mergedInto().orElseThrow();
    }

    private void asked(Complaint.Id id, String question) {
        complaints
                .change(
                        village,
                        id,
                        Optional.empty(),
                        found -> Cases.moment(cadre, MONDAY_9)
                                .change(
                                        Cases.in(Status.NEED_INFO, found, MONDAY_9),
                                        Entry.of(Step.Type.INFORMATION_ASKED, "村干部", question),
                                        "complaint.information-asked"))
                .block();
    }

    @Test
    void whoeverSentItBackIsNotShownThatItWasHandedUp() {
        var worker = Cases.actor(this.worker, village, Role.GRID_WORKER);
        var id = filed(Cases.intake("低保名额"));
        changed(id, found -> found.with(found.handling().objected(this.worker)));
        var left = complaints.byId(village, id).block();
        assertThat(readComplaint.after(worker, left).block().complaint().id()).isEqualTo(id);
        changed(
                id,
                found -> found.handedUp("本人", "", MONDAY_9, Cases.moment(owner, MONDAY_9))
                        .after());
        var up = complaints.byId(village, id).block();
        assertThatThrownBy(() -> readComplaint.after(worker, up).block())
                .satisfies(because(Reason.COMPLAINT_NOT_FOUND));
    }

    @Test
    void namesTheMemberWhoHelpsToThoseWhoWorkOnTheCaseOnly() {
        var id = filed(Cases.intake("帮忙搬东西"));
        changed(id, found -> found.with(found.handling().claimedBy(member)));
        memberships.put(
                member,
                new Memberships.Place(
                        village,
                        Optional.empty(),
                        Set.of(Role.PARTY_MEMBER),
                        Optional.of(new PersonName("周建国")),
                        Optional.empty()));
        assertThat(readComplaint.open(cadre, id).block().beside().claimant()).contains("党员 *建国");
        assertThat(readComplaint.read(owner, id).block().beside().claimant()).contains("党员");
    }

    /** Colleagues write beside a case what its reporter is not to read, be he a colleague himself. */
    @Test
    void showsStaffTheirOwnCaseAsToAnyReporter() {
        var id = filed(Cases.intake("门口的水沟堵了"));
        complaints
                .change(
                        village,
                        id,
                        Optional.empty(),
                        found -> Cases.moment(cadre, MONDAY_9)
                                .change(
                                        found.with(found.handling().claimedBy(member)),
                                        Entry.of(Step.Type.PROGRESSED, "村干部", "在看")
                                                .internally("他家自己堵的"),
                                        "complaint.progressed"))
                .block();
        var himself = Cases.actor(reporter, village, Role.VILLAGER, Role.CADRE);
        var his = readComplaint.open(himself, id).block();
        assertThat(his.inside()).isFalse();
        assertThat(his.steps()).extracting(Step::internalText).containsOnly("");
        assertThat(his.steps()).extracting(Step::publicText).contains("在看");
        var colleagues = readComplaint.open(cadre, id).block();
        assertThat(colleagues.inside()).isTrue();
        assertThat(colleagues.steps()).extracting(Step::internalText).contains("他家自己堵的");
    }

    @Test
    void tellsWhoHelps() {
        var id = filed(Cases.intake("路灯"));
        changed(id, found -> found.with(found.handling().assistedBy(worker).assistedBy(Cases.person())));
        assertThat(readComplaint.open(cadre, id).block().beside().assistants())
                .extracting(Handlers.Handler::label)
                .containsExactly("网格员 *志强");
    }

    @Test
    void tellsWhetherTheReaderFollows() {
        var id = filed(Cases.intake("路灯"));
        var neighbour = Cases.person();
        followers.add(village, id, Followers.Follower.supporting(neighbour)).block();
        changed(id, found -> found.publishedIf(true).withSupports(1));
        assertThat(readComplaint.read(owner, id).block().supported()).isFalse();
        var other = Cases.actor(neighbour, village, Role.VILLAGER, Role.CADRE);
        assertThat(readComplaint.open(other, id).block().supported()).isTrue();
    }

    @Test
    void tellsUntilWhenACaseMayBeTakenUpAgain() {
        var open = filed(Cases.intake("还在办"));
        var answered = filed(Cases.intake("答复了"));
        changed(answered, found -> Cases.in(Status.ANSWERED, found, MONDAY_9));
        assertThat(readComplaint.read(owner, open).block().beside().reopenUntil())
                .isEmpty();
        assertThat(readComplaint.read(owner, answered).block().beside().reopenUntil())
                .contains(MONDAY_9.plus(Duration.ofDays(30)));
    }

    @Test
    void hidesTheVoiceOfAPseudonymFromHandlers() {
        var quiet =
                Cases.with(Cases.intake("听录音"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false);
        var id = filed(quiet);
        VoiceFiles.attached(attachments, village, reporter, id, Format.AMR);
        assertThat(readComplaint.open(cadre, id).block().beside().recordings())
                .singleElement()
                .matches(one -> !one.playable());
        assertThat(readComplaint.open(dispatcher, id).block().beside().recordings())
                .singleElement()
                .matches(ReadRecordings.Recording::playable);
    }

    /** The platform that has to do it reads all that was said; whom to call it asks for with a purpose. */
    @Test
    void masksNumbersForThePlatformACaseWasSentTo() {
        var id = filed(Cases.intake("坝脚渗水，打 13711119050"));
        complaints
                .change(
                        village,
                        id,
                        Optional.empty(),
                        found -> Cases.moment(owner, MONDAY_9)
                                .change(
                                        found.with(sent(found)),
                                        Entry.of(Step.Type.SUPPLEMENTED, "本人", "要么打 13711119051"),
                                        "complaint.supplemented"))
                .block();
        var seen = readComplaint.read(platform, id).block();
        assertThat(seen.complaint().intake().text()).isEqualTo("坝脚渗水，打 137****9050");
        assertThat(seen.steps()).extracting(Step::publicText).contains("要么打 137****9051");
        assertThat(seen.steps()).extracting(Step::internalText).containsOnly("");
        assertThat(readComplaint.read(owner, id).block().complaint().intake().text())
                .contains("13711119050");
    }

    /** The feed tells it to delete the case; what it handed over as such, it goes on reading. */
    @Test
    void aPlatformReadsNothingThatTurnedOutToBeAboutStaff() {
        var turned = handedOver(Cases.intake("低保名额"));
        var asSuch = handedOver(Cases.aboutStaff("低保名额"));
        assertThat(readComplaint.read(platform, turned).block().mine()).isTrue();
        complaints
                .change(
                        village,
                        turned,
                        Optional.empty(),
                        found -> found.handedUp("乡镇", "", MONDAY_9, Cases.moment(dispatcher, MONDAY_9)))
                .block();
        assertThatThrownBy(() -> readComplaint.read(platform, turned).block())
                .satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        assertThat(readComplaint.read(platform, asSuch).block().mine()).isTrue();
    }

    private Complaint.Id handedOver(Intake intake) {
        var by = new Reporting(Optional.empty(), Optional.empty(), platform.requirePerson(), Reporting.Source.PLATFORM);
        var change = Cases.filed(village, by, intake, MONDAY_9);
        return complaints
                .add(Cases.once(UUID.randomUUID().toString()), List.of(change))
                .block();
    }

    private Ending sent(Complaint complaint) {
        var here = Optional.of(new Client.Id(platform.requirePerson().value()));
        return complaint.ending().transferred(new Ending.Transfer("县水利局", "", MONDAY_9, here));
    }

    private Complaint.Id filed(Intake intake) {
        var change = Cases.filed(village, reporter, intake, MONDAY_9);
        return complaints
                .add(Cases.once(UUID.randomUUID().toString()), List.of(change))
                .block();
    }

    private void merged(Complaint.Id source, Complaint.Id into) {
        changed(source, found -> found.with(Status.MERGED).with(found.ending().merged(into)));
    }

    private void changed(Complaint.Id id, UnaryOperator<Complaint> rule) {
        var entry = Entry.of(Step.Type.PROGRESSED, "村干部");
        complaints
                .change(
                        village,
                        id,
                        Optional.empty(),
                        found -> Cases.moment(cadre, MONDAY_9).change(rule.apply(found), entry, "complaint.progressed"))
                .block();
    }
}
