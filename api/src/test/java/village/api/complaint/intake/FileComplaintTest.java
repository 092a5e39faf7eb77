package village.api.complaint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;
import static village.api.complaint.ComplaintsContract.get;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.attachment.Format;
import village.api.attachment.InMemoryAttachments;
import village.api.attachment.Samples;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.Intake;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.WorkingDays;
import village.api.complaint.handling.Handlers;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.identity.family.Families;
import village.api.place.Grid;
import village.api.place.InMemoryGrids;
import village.api.place.Village;

class FileComplaintTest {
    /** Nobody usually handles it. */
    private static final Category HOMESTEAD =
            new Category("0401", Optional.empty(), "宅基地", Optional.empty(), Due.PROMISE, "");

    private static final Category ROADS = new Category("02", Optional.empty(), "道路", Optional.empty(), Due.PROMISE, "");
    private static final Category LAMP =
            new Category("0202", Optional.of("02"), "路灯不亮", Optional.empty(), Due.PROMISE, "");

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Grid.Id home = new Grid.Id(UUID.randomUUID());
    private final Person.Id worker = Cases.person();
    private final Person.Id reporter = Cases.person();
    private final Person.Id bound = Cases.person();
    private final RosterPerson.Id mother = new RosterPerson.Id(UUID.randomUUID());
    private final RosterPerson.Id grandfather = new RosterPerson.Id(UUID.randomUUID());
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryAttachments attachments = new InMemoryAttachments();
    private final InMemoryGrids grids = new InMemoryGrids();
    private final Families family = new Families() {
        @Override
        public Mono<Boolean> mayActFor(Village.Id in, Person.Id helper, RosterPerson.Id forWhom) {
            return Mono.just(
                    helper.equals(reporter) && List.of(mother, grandfather).contains(forWhom));
        }

        @Override
        public Mono<List<RosterPerson.Id>> whomFor(Village.Id in, Person.Id helper) {
            return Mono.just(List.of(mother, grandfather));
        }

        @Override
        public Mono<List<Person.Id>> helpersOf(Village.Id in, RosterPerson.Id forWhom) {
            return Mono.just(List.of(reporter));
        }
    };

    @BeforeEach
    void drawn() {
        grids.put(new Grid(home, village, "第一网格"), List.of());
    }

    /** Nobody looks after a grid that is no longer in use. */
    @Test
    void givesAReportOutOfAClosedGridToWhoeverDispatches() {
        grids.close(home, true);
        var filed = get(file(reporter, Cases.intake("路灯不亮"), "a", new Random(1)));
        assertThat(filed.grid()).isEmpty();
        assertThat(filed.handler()).isEmpty();
        grids.close(home, false);
        var again = get(file(reporter, Cases.intake("水管漏水"), "b", new Random(2)));
        assertThat(again.grid()).contains(home);
    }

    @Test
    void givesAReportWithoutAPlaceToTheWorkerOfTheReportersGrid() {
        var filed = get(file(reporter, Cases.intake("路灯不亮"), "a", new Random(1)));
        assertThat(filed.grid()).contains(home);
        assertThat(filed.handler()).contains(worker);
        assertThat(filed.status()).isEqualTo(Status.DISPATCHED);
    }

    @Test
    void tellsWhomItWaitsFor() {
        var intake = Cases.intake("宅基地");
        var filed = get(file(reporter, intake.of("0401", Cases.MONDAY_9), "a", new Random(1)));
        assertThat(filed.handler()).isEmpty();
        assertThat(waitsFor(filed)).isEqualTo("DISPATCHER");
        assertThat(waitsFor(get(file(worker, Cases.intake("x"), "b", new Random(2)))))
                .isEqualTo("CADRE");
    }

    /** The upper level only gathers: whichever way a case comes in. */
    @Test
    void refusesACategoryThatOnlyGathers() {
        var intake = Cases.intake("路灯");
        assertThatThrownBy(() -> get(file(reporter, intake.of("02", Cases.MONDAY_9), "a", new Random(1))))
                .satisfies(because(Reason.CATEGORY_NOT_FOUND));
        assertThat(get(file(reporter, intake.of("0202", Cases.MONDAY_9), "b", new Random(1)))
                        .intake()
                        .category())
                .contains("0202");
    }

    private String waitsFor(Complaint filed) {
        return complaints.events().stream()
                .filter(event -> event.subject().id().equals(filed.id().value()))
                .filter(event -> event.type().equals("complaint.filed"))
                .map(event -> event.facts().get(Complaint.WAITS_FOR))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsWhenItHappened() {
        var yesterday = Cases.MONDAY_9.minus(Duration.ofDays(1));
        var filed = get(file(reporter, happened(yesterday), "a", new Random(1)));
        assertThat(get(complaints.steps(village, filed.id())).get(0).occurred()).contains(yesterday);
        var now = get(file(reporter, Cases.intake("x"), "b", new Random(2)));
        assertThat(get(complaints.steps(village, now.id())).get(0).occurred()).isEmpty();
    }

    @Test
    void refusesWhatIsStillToHappenAndWhatIsAGenerationBack() {
        get(file(reporter, happened(Cases.MONDAY_9.plus(Duration.ofMinutes(5))), "a", new Random(1)));
        get(file(reporter, happened(Cases.MONDAY_9.minus(Duration.ofDays(30 * 365))), "b", new Random(2)));
        for (var at : List.of(
                Cases.MONDAY_9.plus(Duration.ofMinutes(5)).plusMillis(1),
                Cases.MONDAY_9.minus(Duration.ofDays(30 * 365)).minusMillis(1))) {
            assertThatThrownBy(() -> get(file(reporter, happened(at), "c", new Random(3))))
                    .satisfies(because(Reason.REQUEST_INVALID));
        }
    }

    private static Intake happened(Instant at) {
        return new Intake(
                Intake.Kind.COMPLAINT,
                Optional.empty(),
                "路灯不亮",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Intake.NameVisibleTo.HANDLERS,
                Intake.Visibility.PRIVATE,
                false,
                Optional.empty(),
                Optional.of(at),
                Optional.empty());
    }

    /** The grid worker may not hear it, and there is nothing to read. */
    @Test
    void leavesTheVoiceOfAHiddenReporterToWhoeverMayHearIt() {
        var filed = get(file(reporter, hidden("", uploaded(Format.AMR)), "a", new Random(1)));
        assertThat(filed.handler()).isEmpty();
        assertThat(waitsFor(filed)).isEqualTo("DISPATCHER");
        var written = get(file(reporter, hidden("路灯不亮", uploaded(Format.AMR)), "b", new Random(2)));
        assertThat(written.handler()).contains(worker);
        var shown = get(file(reporter, hidden("", uploaded(Format.JPEG)), "c", new Random(3)));
        assertThat(shown.handler()).contains(worker);
    }

    private Attachment.Id uploaded(Format format) {
        var file = Samples.attachment(village, reporter, format, Attachment.State.PASS);
        var subject = new Event.Subject("attachment", file.id().value(), 1);
        var event = new Event(
                Samples.nextId(), Optional.of(village), subject, "attachment.uploaded", Map.of(), Samples.NOW);
        attachments
                .add(file, event, new Once("person", "upload", file.id().toString(), "f"))
                .block();
        return file.id();
    }

    private static Intake hidden(String text, Attachment.Id file) {
        return new Intake(
                Intake.Kind.COMPLAINT,
                Optional.empty(),
                text,
                List.of(file),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Intake.NameVisibleTo.DISPATCHER_ONLY,
                Intake.Visibility.PRIVATE,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void givesACaseAboutStaffToNobodyInTheVillage() {
        assertThat(get(file(reporter, Cases.aboutStaff("干部态度差"), "a", new Random(1)))
                        .handler())
                .isEmpty();
    }

    @Test
    void givesNobodyHisOwnReport() {
        assertThat(get(file(worker, Cases.intake("x"), "a", new Random(1))).handler())
                .isEmpty();
    }

    @Test
    void triesAnotherTicketWhenOneIsTaken() {
        var first = get(file(reporter, Cases.intake("x"), "a", new Random(7)));
        var second = get(file(reporter, Cases.intake("y"), "b", new Random(7)));
        assertThat(second.ticket()).isNotEqualTo(first.ticket());
    }

    @Test
    void aRelativesReportIsTheCaseOfWhomItIsBroughtFor() {
        var filed = get(file(reporter, onBehalfOf(mother), "a", new Random(1)));
        assertThat(filed.reporting())
                .isEqualTo(new Reporting(Optional.of(bound), Optional.of(mother), reporter, Reporting.Source.FAMILY));
        var first = get(complaints.steps(village, filed.id())).get(0);
        assertThat(first.actorLabel()).isEqualTo("家人");
        assertThat(first.publicText()).isEqualTo("由家人代为反映");
        assertThat(filed.broughtBy(Cases.actor(reporter, village, Role.VILLAGER)))
                .isTrue();
        assertThat(filed.broughtBy(Cases.actor(bound, village, Role.VILLAGER))).isTrue();
    }

    @Test
    void whoHasNoWechatHasACaseAllTheSame() {
        var filed = get(file(reporter, onBehalfOf(grandfather), "a", new Random(1)));
        assertThat(filed.reporter()).isEmpty();
        assertThat(filed.reporterRoster()).contains(grandfather);
    }

    @Test
    void refusesToActForSomebodyNobodyApproved() {
        var neighbour = onBehalfOf(new RosterPerson.Id(UUID.randomUUID()));
        assertThatThrownBy(() -> get(file(reporter, neighbour, "a", new Random(1))))
                .satisfies(because(Reason.COMPLAINT_ON_BEHALF));
        assertThatThrownBy(() -> get(file(worker, onBehalfOf(mother), "b", new Random(1))))
                .satisfies(because(Reason.COMPLAINT_ON_BEHALF));
    }

    @Test
    void keepsWhereTheReportWasWritten() {
        var actor = boundAs(reporter);
        var filed =
                get(useCase(new Random(1)).file(actor, Cases.intake("x"), Reporting.Source.ACCOUNT, Cases.once("a")));
        assertThat(filed.reporting().source()).isEqualTo(Reporting.Source.ACCOUNT);
    }

    @Test
    void refusesWhoeverIsNotBound() {
        var stranger = Cases.actor(reporter, village);
        assertThatThrownBy(() -> get(useCase(new Random(1)).file(stranger, Cases.intake("x"), Cases.once("a"))))
                .satisfies(because(Reason.BINDING_REQUIRED));
    }

    private Mono<Complaint> file(Person.Id person, Intake intake, String key, Random random) {
        return useCase(random).file(boundAs(person), intake, Cases.once(key));
    }

    private Actor boundAs(Person.Id person) {
        return new Actor(
                Optional.of(person),
                Optional.of(village),
                Set.of(Role.VILLAGER),
                Optional.of(new RosterPerson.Id(UUID.randomUUID())),
                Set.of());
    }

    private static Intake onBehalfOf(RosterPerson.Id whom) {
        var intake = Cases.intake("灯不亮");
        return new Intake(
                intake.kind(),
                intake.category(),
                intake.text(),
                intake.attachments(),
                intake.point(),
                intake.doorPlate(),
                intake.grid(),
                intake.nameVisibleTo(),
                intake.visibility(),
                intake.aboutStaff(),
                Optional.of(whom),
                intake.occurredAt(),
                Optional.empty());
    }

    private FileComplaint useCase(Random random) {
        var none = new Transactions() {
            @Override
            public <T> Mono<T> together(Mono<T> work) {
                return work;
            }
        };
        return new FileComplaint(
                complaints,
                any -> Mono.just(new Categories.Catalogue("test", List.of(HOMESTEAD, ROADS, LAMP))),
                new Whereabouts(grids, code -> Mono.empty(), (in, id) -> Mono.just(home)),
                new WhoseCase(family, (in, roster) -> roster.equals(mother) ? Mono.just(bound) : Mono.empty()),
                any -> Mono.just(List.of(new Handlers.Handler(worker, Role.GRID_WORKER, Set.of(home), "网格员"))),
                () -> Mono.just(new WorkingDays(Map.of())),
                attachments,
                none,
                Cases.IDS,
                Clock.fixed(Cases.MONDAY_9, ZoneOffset.UTC),
                random);
    }
}
