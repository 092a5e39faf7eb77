package village.api.complaint.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.Reporting.Source.FAMILY;
import static village.api.complaint.Reporting.Source.PHONE;
import static village.api.complaint.Reporting.Source.WECHAT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Colour;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Intake;
import village.api.complaint.Rating;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Grid;
import village.api.place.Village;

/** What {@link CaseLists} promises, over the cases of its own world. */
public interface CaseListsContract {
    CaseLists lists();

    Complaints complaints();

    /** A fresh one, the same within a test. */
    Village.Id village();

    Village.Id otherVillage();

    /** A grid of {@link #village()}. */
    Grid.Id grid();

    /** Somebody wrote down what a recording of the case says. */
    void spoken(Complaint.Id complaint, String words);

    @ParameterizedTest
    @EnumSource
    default void aGroupHoldsTheCasesOfItsStatuses(CaseGroup group) {
        var target = filed(Cases.intake("主案"));
        for (var status : Status.values()) {
            var id = filed(Cases.intake("状态" + status));
            changed(id, found -> in(status, found, target));
        }
        var first = group.holds(Status.SUBMITTED) ? 1 : 0;
        var listed = list(query(group), 50);
        assertThat(listed).allMatch(one -> group.holds(one.status()));
        for (var status : Status.values()) {
            var times = group.holds(status) ? 1 + (status == Status.SUBMITTED ? first : 0) : 0;
            assertThat(listed.stream().filter(one -> one.status() == status)).hasSize(times);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "ALL"})
    default void pagesNeitherRepeatNorSkip(CaseGroup group) {
        for (var each = 0; each < 7; each++) {
            filed(each % 2 == 0 ? village() : otherVillage(), Cases.intake("第" + each), MONDAY_9.plusSeconds(each % 3));
        }
        var both = List.of(village(), otherVillage());
        var all = get(lists().list(both, query(group), new Complaints.Slice(Optional.empty(), 50)))
                .items();
        var paged = new ArrayList<Complaint>();
        Optional<Complaint.Id> after = Optional.empty();
        do {
            var page = get(lists().list(both, query(group), new Complaints.Slice(after, 2)));
            paged.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        assertThat(all).hasSize(7);
        assertThat(paged).extracting(Complaint::id).containsExactlyElementsOf(ids(all));
        if (group.byDue()) {
            assertThat(all).extracting(Complaint::dueAt).isSorted();
        }
    }

    /** Whoever is staff of one of the villages himself does not see what is about its staff, and still gets full pages. */
    @ParameterizedTest
    @EnumSource(names = {"OPEN", "ALL"})
    default void pagesAreFullWhateverIsKeptFromTheReader(CaseGroup group) {
        var shown = new ArrayList<Complaint.Id>();
        for (var each = 0; each < 12; each++) {
            var there = each % 4 == 3;
            var about = each % 3 != 0;
            var id = filed(
                    there ? otherVillage() : village(),
                    about ? Cases.aboutStaff("第" + each) : Cases.intake("第" + each),
                    MONDAY_9.plusSeconds(each));
            if (there || !about) {
                shown.add(id);
            }
        }
        var own = new CaseQuery(
                view(true),
                Set.of(village()),
                group,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MONDAY_9);
        var sizes = new ArrayList<Integer>();
        var paged = new ArrayList<Complaint.Id>();
        Optional<Complaint.Id> after = Optional.empty();
        do {
            var page = get(lists().list(List.of(village(), otherVillage()), own, new Complaints.Slice(after, 2)));
            sizes.add(page.items().size());
            paged.addAll(ids(page.items()));
            after = page.next();
        } while (after.isPresent());
        assertThat(paged).containsExactlyInAnyOrderElementsOf(shown).doesNotHaveDuplicates();
        assertThat(sizes).containsExactly(2, 2, 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN", "YELLOW", "RED", "DONE"})
    default void aColourIsToldAsTheCaseTellsIt(Colour colour) {
        filed(village(), Cases.intake("新"), MONDAY_9);
        filed(village(), Cases.intake("正好最后四分之一"), MONDAY_9.minus(Duration.ofHours(18)));
        filed(village(), Cases.intake("正好到期"), MONDAY_9.minus(Duration.ofHours(24)));
        filed(village(), Cases.intake("超期"), MONDAY_9.minus(Duration.ofHours(25)));
        changed(
                filed(village(), Cases.intake("停着"), MONDAY_9.minus(Duration.ofHours(30))),
                found -> Cases.in(Status.NEED_INFO, found, MONDAY_9.minus(Duration.ofHours(29))));
        changed(
                filed(village(), Cases.intake("重新办"), MONDAY_9.minus(Duration.ofDays(30))),
                found -> found.back(MONDAY_9.minus(Duration.ofHours(17)), MONDAY_9.plus(Duration.ofHours(7))));
        changed(
                filed(village(), Cases.intake("重新办，快到期"), MONDAY_9.minus(Duration.ofDays(30))),
                found -> found.back(MONDAY_9.minus(Duration.ofHours(18)), MONDAY_9.plus(Duration.ofHours(6))));
        changed(
                filed(village(), Cases.intake("答复了"), MONDAY_9.minus(Duration.ofHours(30))),
                found -> Cases.in(Status.ANSWERED, found, MONDAY_9));
        var listed = list(with(query(CaseGroup.ALL), Optional.of(colour)), 50);
        var expected = list(query(CaseGroup.ALL), 50).stream()
                .filter(one -> one.colour(MONDAY_9) == colour)
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(ids(listed)).containsExactlyElementsOf(ids(expected));
    }

    @Test
    default void findsByTheBeginningOfATicket() {
        var one = get(complaints().byId(village(), filed(Cases.intake("一"))));
        var begun = one.ticket().value().substring(0, 6);
        assertThat(list(searching(begun), 50)).extracting(Complaint::id).contains(one.id());
        assertThat(list(searching(begun), 50))
                .allMatch(found -> found.ticket().value().startsWith(begun));
        assertThat(list(searching(one.ticket().value()), 50)).hasSize(1);
    }

    @Test
    default void findsByWordsOfTheTextOrOfWhatWasSaid() {
        var lamp = filed(Cases.intake("村口的路灯不亮了"));
        var dog = filed(Cases.intake("狗一直叫"));
        var voice = filed(Cases.intake("请听录音"));
        spoken(voice, "桥边路灯坏了");
        assertThat(ids(list(searching("路灯"), 50))).containsExactlyInAnyOrder(lamp, voice);
        assertThat(ids(list(searching("村口 路灯"), 50))).containsExactly(lamp);
        assertThat(ids(list(searching("叫 狗"), 50))).containsExactly(dog);
        assertThat(ids(list(searching("狗"), 50))).containsExactly(dog);
        assertThat(list(searching("口路"), 50)).isEmpty();
        assertThat(list(searching("100%_"), 50)).isEmpty();
    }

    @Test
    default void findsWhatIsSaidEverywhereNewestFirst() {
        var said = IntStream.range(0, 230)
                .mapToObj(each -> filed(Cases.intake("自来水又停了")))
                .toList();
        var newest = said.stream()
                .sorted(Comparator.<Complaint.Id, String>comparing(Complaint.Id::toString)
                        .reversed())
                .toList();
        assertThat(ids(list(searching("停了"), 3))).containsExactlyElementsOf(newest.subList(0, 3));
        var next = new Complaints.Slice(Optional.of(newest.get(2)), 3);
        assertThat(ids(get(lists().list(List.of(village()), searching("停了 自来水"), next))
                        .items()))
                .containsExactlyElementsOf(newest.subList(3, 6));
    }

    @Test
    default void narrowsByCategoryAndGrid() {
        var here = changed(filed(category("0302")), found -> found);
        filed(category("0401"));
        filed(Cases.intake("没有类别"));
        var query = query(CaseGroup.OPEN);
        var categories = new CaseQuery(
                query.view(),
                Set.of(),
                query.group(),
                Set.of("0302", "0303"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MONDAY_9);
        assertThat(ids(list(categories, 50))).containsExactly(here);
        var inGrid = filedIn(grid(), Cases.intake("网格里"));
        var grids = new CaseQuery(
                query.view(),
                Set.of(),
                query.group(),
                Set.of(),
                Optional.of(grid()),
                Optional.empty(),
                Optional.empty(),
                MONDAY_9);
        assertThat(ids(list(grids, 50))).containsExactly(inGrid);
    }

    @Test
    default void keepsCasesAboutStaffFromTheVillage() {
        var about = filed(Cases.aboutStaff("村干部的事"));
        var other = filed(Cases.intake("路灯"));
        var village = view(false);
        var above = view(true);
        for (var group : List.of(CaseGroup.OPEN, CaseGroup.TO_DISPATCH, CaseGroup.ALL)) {
            assertThat(ids(list(seen(village, group), 50))).containsExactly(other);
            assertThat(ids(list(seen(above, group), 50))).containsExactlyInAnyOrder(about, other);
        }
        assertThat(get(lists().openByGrid(village(), village, MONDAY_9)))
                .containsExactly(new CaseLists.GridCount(Optional.empty(), 1, 0, 0));
    }

    @Test
    default void showsAGridWorkerHisGridsAndWhatHeHandlesOrHelpsWith() {
        var worker = Cases.person();
        var inGrid = filedIn(grid(), Cases.intake("他的网格"));
        var handled = changed(
                filed(Cases.intake("派给他")), found -> found.with(found.handling().heldBy(Optional.of(worker))));
        var helped = changed(
                filed(Cases.intake("他协办")), found -> found.with(found.handling().assistedBy(worker)));
        filed(Cases.intake("别人的"));
        var his = new Complaints.StaffView(Optional.of(worker), Set.of(grid()), false, false);
        assertThat(ids(list(seen(his, CaseGroup.ALL), 50))).containsExactlyInAnyOrder(inGrid, handled, helped);
        assertThat(ids(list(seen(his, CaseGroup.ALL), 2))).containsExactlyElementsOf(newest(inGrid, handled, helped));
        assertThat(ids(list(seen(his, CaseGroup.OPEN), 50))).containsExactlyInAnyOrder(inGrid, handled, helped);
        assertThat(ids(list(searching(his, "派给"), 50))).containsExactly(handled);
        assertThat(list(searching(his, "别人"), 50)).isEmpty();
        assertThat(get(lists().openByGrid(village(), his, MONDAY_9)))
                .containsExactlyInAnyOrder(
                        new CaseLists.GridCount(Optional.of(grid()), 1, 0, 0),
                        new CaseLists.GridCount(Optional.empty(), 2, 0, 0));
    }

    @Test
    default void staysInItsVillages() {
        filed(otherVillage(), Cases.intake("别村的"), MONDAY_9);
        assertThat(list(query(CaseGroup.ALL), 50)).isEmpty();
    }

    @Test
    default void countsWhatWaitsForSomebody() {
        var target = filed(Cases.intake("新"));
        for (var status : List.of(Status.ACCEPTED, Status.DISPATCHED, Status.ANSWERED, Status.TRANSFERRED_OUT)) {
            changed(filed(Cases.intake("状态" + status)), found -> in(status, found, target));
        }
        assertThat(get(lists().waiting(List.of(village(), otherVillage()), Set.of())))
                .containsExactly(new CaseLists.Waiting(village(), 2, 1, 1));
    }

    /** Whoever is staff of a village himself learns from no figure that there is a case about its staff. */
    @Test
    default void countsNothingAboutTheStaffOfTheReadersOwnVillage() {
        var both = List.of(village(), otherVillage());
        filed(Cases.aboutStaff("村干部的事"));
        filed(otherVillage(), Cases.aboutStaff("那边村干部的事"), MONDAY_9);
        assertThat(get(lists().waiting(both, Set.of(village()))))
                .containsExactly(new CaseLists.Waiting(otherVillage(), 1, 0, 0));
        filed(Cases.intake("路灯"));
        changed(filed(Cases.aboutStaff("村干部又一件")), found -> Cases.in(Status.ANSWERED, found, MONDAY_9));
        changed(filed(Cases.aboutStaff("办完了")), found -> Cases.in(Status.RATED, found, MONDAY_9));
        assertThat(get(lists().waiting(both, Set.of(village()))))
                .containsExactlyInAnyOrder(
                        new CaseLists.Waiting(village(), 1, 0, 0), new CaseLists.Waiting(otherVillage(), 1, 0, 0));
        assertThat(get(lists().waiting(both, Set.of(otherVillage()))))
                .containsExactly(new CaseLists.Waiting(village(), 2, 1, 0));
        assertThat(get(lists().verdicts(both, Set.of(village()), MONDAY_9))).isEmpty();
        assertThat(get(lists().verdicts(both, Set.of(otherVillage()), MONDAY_9)))
                .containsExactly(new CaseLists.Verdicts(village(), 1, 1, 0));
    }

    /** What one may not check fills nobody's page. */
    @Test
    default void whoeverChecksGetsFullPagesOfWhatHeMayCheck() {
        var cadre = Cases.person();
        var listed = new RosterPerson.Id(UUID.randomUUID());
        var others = new ArrayList<Complaint.Id>();
        for (var each = 0; each < 6; each++) {
            var handler = each % 2 == 0 ? cadre : Cases.person();
            var id = answered(filed(village(), Cases.intake("第" + each), MONDAY_9.plusSeconds(each)), handler);
            if (each % 2 == 1) {
                others.add(id);
            }
        }
        answered(reported(new Reporting(Optional.of(cadre), Optional.empty(), cadre, WECHAT)), Cases.person());
        answered(reported(new Reporting(Optional.of(Cases.person()), Optional.empty(), cadre, FAMILY)), Cases.person());
        answered(reported(new Reporting(Optional.empty(), Optional.of(listed), Cases.person(), PHONE)), Cases.person());
        others.add(answered(reported(new Reporting(Optional.empty(), Optional.empty(), cadre, PHONE)), Cases.person()));
        others.add(changed(filed(Cases.intake("没人经手")), found -> Cases.in(Status.ANSWERED, found, MONDAY_9)));
        var mine = query(CaseGroup.TO_VERIFY).checkedBy(new CaseQuery.Checker(cadre, Optional.of(listed)));
        assertThat(ids(list(mine, 50))).containsExactlyInAnyOrderElementsOf(others);
        assertThat(list(mine, 3)).hasSize(3);
        var stranger = new CaseQuery.Checker(Cases.person(), Optional.empty());
        assertThat(list(query(CaseGroup.TO_VERIFY).checkedBy(stranger), 50)).hasSize(11);
    }

    private Complaint.Id answered(Complaint.Id id, Person.Id handler) {
        return changed(
                id,
                found -> Cases.in(Status.ANSWERED, found, MONDAY_9)
                        .with(found.handling().heldBy(Optional.of(handler))));
    }

    private Complaint.Id reported(Reporting reporting) {
        var change = Cases.filed(village(), reporting, Cases.intake("他的事"), MONDAY_9);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }

    @Test
    default void countsWhatReportersSaidOfWhatEndedAndTheSilentByThemselves() {
        ended("五星", Optional.of(new Rating(true, 5, "")), Ending.Closing.RATED, MONDAY_9);
        ended("只说解决了", Optional.of(new Rating(true, Optional.empty(), "")), Ending.Closing.BY_STAFF, MONDAY_9);
        ended("三星", Optional.of(new Rating(true, 3, "慢")), Ending.Closing.RATED, MONDAY_9);
        ended("没有评价", Optional.empty(), Ending.Closing.UNRATED, MONDAY_9);
        ended("村里办结", Optional.empty(), Ending.Closing.BY_STAFF, MONDAY_9);
        ended("撤回", Optional.empty(), Ending.Closing.WITHDRAWN, MONDAY_9);
        ended("早先的", Optional.of(new Rating(true, 5, "")), Ending.Closing.RATED, MONDAY_9.minusSeconds(1));
        ended("早先没评价的", Optional.empty(), Ending.Closing.UNRATED, MONDAY_9.minusSeconds(1));
        changed(filed(Cases.intake("刚评价")), found -> Cases.in(Status.RATED, found, MONDAY_9));
        changed(filed(Cases.intake("等评价")), found -> Cases.in(Status.VERIFIED, found, MONDAY_9));
        assertThat(get(lists().verdicts(List.of(village(), otherVillage()), Set.of(), MONDAY_9)))
                .containsExactly(new CaseLists.Verdicts(village(), 3, 4, 2));
    }

    private void ended(String text, Optional<Rating> rating, Ending.Closing why, Instant at) {
        changed(filed(Cases.intake(text)), found -> {
            var answered = found.ending().answered(at);
            var said = rating.map(given -> answered.rated(given, at)).orElse(answered);
            return found.with(Status.CLOSED).with(said.closed(why, at));
        });
    }

    private static Complaint in(Status status, Complaint found, Complaint.Id target) {
        return status == Status.MERGED
                ? found.with(status).with(found.ending().merged(target))
                : Cases.in(status, found, MONDAY_9);
    }

    private List<Complaint> list(CaseQuery query, int limit) {
        return get(lists().list(List.of(village()), query, new Complaints.Slice(Optional.empty(), limit)))
                .items();
    }

    private static List<Complaint.Id> ids(List<Complaint> cases) {
        return cases.stream().map(Complaint::id).toList();
    }

    private static Complaints.StaffView view(boolean above) {
        return new Complaints.StaffView(Optional.empty(), Set.of(), above, false);
    }

    private static CaseQuery query(CaseGroup group) {
        return seen(view(false), group);
    }

    private static CaseQuery seen(Complaints.StaffView view, CaseGroup group) {
        return new CaseQuery(
                view, Set.of(), group, Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), MONDAY_9);
    }

    private static CaseQuery with(CaseQuery query, Optional<Colour> colour) {
        return new CaseQuery(
                query.view(),
                Set.of(),
                query.group(),
                Set.of(),
                Optional.empty(),
                colour,
                Optional.empty(),
                query.now());
    }

    private static List<Complaint.Id> newest(Complaint.Id... ids) {
        return Stream.of(ids)
                .sorted(Comparator.<Complaint.Id, String>comparing(Complaint.Id::toString)
                        .reversed())
                .limit(2)
                .toList();
    }

    private static CaseQuery searching(String typed) {
        return searching(view(false), typed);
    }

    private static CaseQuery searching(Complaints.StaffView view, String typed) {
        return new CaseQuery(
                view,
                Set.of(),
                CaseGroup.ALL,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                CaseSearch.of(typed),
                MONDAY_9);
    }

    private static Intake category(String code) {
        var intake = Cases.intake("类别" + code);
        return new Intake(
                intake.kind(),
                Optional.of(code),
                intake.text(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                intake.nameVisibleTo(),
                intake.visibility(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Complaint.Id filed(Intake intake) {
        return filed(village(), intake, MONDAY_9);
    }

    private Complaint.Id filed(Village.Id village, Intake intake, Instant at) {
        var change = Cases.filed(village, Cases.person(), intake, at);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }

    private Complaint.Id filedIn(Grid.Id grid, Intake intake) {
        var filed = Cases.filed(village(), Cases.person(), intake, MONDAY_9);
        var plain = filed.after();
        var placed = new Complaint(
                plain.id(),
                plain.village(),
                plain.version(),
                plain.ticket(),
                plain.intake(),
                Optional.of(grid),
                plain.reporting(),
                plain.status(),
                plain.handling(),
                plain.deadline(),
                plain.urging(),
                plain.ending(),
                plain.published(),
                plain.supports(),
                plain.filedAt());
        var change = new Change(placed, filed.step(), filed.event());
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }

    private Complaint.Id changed(Complaint.Id id, UnaryOperator<Complaint> rule) {
        var moment = Cases.moment(Cases.actor(Cases.person(), village(), Role.CADRE), MONDAY_9);
        var entry = Entry.of(Step.Type.PROGRESSED, "村干部");
        get(complaints()
                .change(
                        village(),
                        id,
                        Optional.empty(),
                        found -> moment.change(rule.apply(found), entry, "complaint.progressed")));
        return id;
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(10)).orElseThrow();
    }
}
