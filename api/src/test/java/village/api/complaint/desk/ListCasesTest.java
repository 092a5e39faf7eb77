package village.api.complaint.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.Access;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.Intake;
import village.api.complaint.Office;
import village.api.complaint.Status;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.History;
import village.api.complaint.voice.InMemoryRecordings;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

class ListCasesTest {
    private static final Categories TWICE = new Categories() {
        private final Catalogue first = catalogue("2026", "01", "02", "01>0101", "01>0102", "02>0201");
        private final Catalogue second = catalogue("2027", "01", "03", "01>0101", "01>0103", "03>0201");

        @Override
        public Mono<Catalogue> inForce(Village.Id village) {
            return Mono.just(second);
        }

        @Override
        public Mono<History> history(Village.Id village) {
            return Mono.just(new History(List.of(
                    new History.Version(LocalDate.of(2027, 1, 1), second),
                    new History.Version(LocalDate.of(2026, 1, 1), first))));
        }
    };

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryComplaints complaints = new InMemoryComplaints();

    /** What left the catalogue, or stands elsewhere in it by now, was filed under its upper category all the same. */
    @ParameterizedTest
    @CsvSource({
        "01, 0101 0102 0103",
        "02, 0201",
        "03, 0201",
        "0102, 0102",
        "0103, 0103",
        "09, ''",
    })
    void anUpperCategoryBringsWhatEverStoodBelowIt(String asked, String expected) {
        Stream.of("0101", "0102", "0103", "0201").forEach(this::filed);
        var wanted = expected.isEmpty() ? List.<String>of() : List.of(expected.split(" "));
        assertThat(listed(Optional.of(asked))).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void withoutACategoryItBringsAll() {
        Stream.of("0101", "0201").forEach(this::filed);
        assertThat(listed(Optional.empty())).containsExactlyInAnyOrder("0101", "0201");
    }

    /** What he may open and check is the same as what he is listed. */
    @Test
    void whatOneIsToCheckOneMayCheck() {
        var cadre = Cases.actor(Cases.person(), village, Role.CADRE);
        answered(Cases.intake("别人答复的"), Cases.person(), Cases.person());
        answered(Cases.intake("自己答复的"), Cases.person(), cadre.requirePerson());
        answered(Cases.intake("自己反映的"), cadre.requirePerson(), Cases.person());
        answered(Cases.aboutStaff("涉及村干部的"), Cases.person(), Cases.person());
        filed("0101");
        var listed = cases().toVerify(cadre, new Complaints.Slice(Optional.empty(), 1))
                .block();
        assertThat(listed.next()).isEmpty();
        assertThat(listed.items()).singleElement().satisfies(one -> {
            assertThat(one.intake().text()).isEqualTo("别人答复的");
            assertThat(Access.mayVerify(cadre, one)).isTrue();
        });
        var township = Cases.actor(Cases.person(), village, Role.DISPATCHER);
        assertThat(cases().toVerify(township, new Complaints.Slice(Optional.empty(), 50))
                        .block()
                        .items())
                .hasSize(4);
    }

    @Test
    void whoChecksNothingIsRefused() {
        for (var role : List.of(Role.GRID_WORKER, Role.VILLAGER)) {
            assertThatThrownBy(() -> cases().toVerify(
                                    Cases.actor(Cases.person(), village, role),
                                    new Complaints.Slice(Optional.empty(), 50))
                            .block())
                    .satisfies(because(Reason.ROLE_REQUIRED));
        }
    }

    private void answered(Intake intake, Person.Id reporter, Person.Id handler) {
        var filed = Cases.filed(village, reporter, intake, Cases.MONDAY_9);
        var after = Cases.in(Status.ANSWERED, filed.after(), Cases.MONDAY_9);
        var held = after.with(after.handling().heldBy(Optional.of(handler)));
        complaints
                .add(Cases.once(UUID.randomUUID().toString()), List.of(new Change(held, filed.step(), filed.event())))
                .block();
    }

    private ListCases cases() {
        return new ListCases(
                new InMemoryCaseLists(complaints, new InMemoryRecordings(new InMemoryAttachments())),
                TWICE,
                Office.clock(Cases.MONDAY_9));
    }

    private List<String> listed(Optional<String> category) {
        var filter = new CaseFilter(CaseGroup.ALL, category, Optional.empty(), Optional.empty(), Optional.empty());
        return cases()
                .list(
                        Cases.actor(Cases.person(), village, Role.CADRE),
                        filter,
                        new Complaints.Slice(Optional.empty(), 50))
                .block()
                .items()
                .stream()
                .map(Complaint::intake)
                .flatMap(intake -> intake.category().stream())
                .toList();
    }

    private void filed(String code) {
        Intake intake = Cases.intake("x").of(code, Cases.MONDAY_9);
        var change = Cases.filed(village, Cases.person(), intake, Cases.MONDAY_9);
        complaints
                .add(Cases.once(UUID.randomUUID().toString()), List.of(change))
                .block();
    }

    /** @param entries codes, those of the lower level after their upper one's and a {@code >} */
    private static Categories.Catalogue catalogue(String version, String... entries) {
        return new Categories.Catalogue(
                version, Stream.of(entries).map(ListCasesTest::category).toList());
    }

    private static Category category(String entry) {
        var lower = entry.indexOf('>');
        var parent = lower < 0 ? Optional.<String>empty() : Optional.of(entry.substring(0, lower));
        return new Category(entry.substring(lower + 1), parent, entry, Optional.empty(), Due.PROMISE, "");
    }
}
