package village.api.complaint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Due;
import village.api.complaint.handling.Handlers.Handler;
import village.api.identity.Role;
import village.api.place.Grid;

class RouteTest {
    private final Office office = new Office();
    private final Grid.Id elsewhere = new Grid.Id(UUID.randomUUID());

    @ParameterizedTest
    @EnumSource(
            value = Reporting.Source.class,
            names = {"WECHAT", "ACCOUNT", "FAMILY"})
    void whatVillagersBringWithoutACategoryIsTheGridWorkers(Reporting.Source source) {
        assertThat(Route.of(from(source), Optional.empty(), staff()).handler().map(Handler::person))
                .contains(office.person(Who.COLLEAGUE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reporting.Source.class,
            names = {"PHONE", "PAPER", "VISIT", "PLATFORM"})
    void whatStaffAndPlatformsCannotTellIsLeftToTheDispatcher(Reporting.Source source) {
        assertThat(Route.of(from(source), Optional.empty(), staff()))
                .isEqualTo(new Route(Optional.empty(), Role.DISPATCHER));
    }

    @ParameterizedTest
    @EnumSource(Reporting.Source.class)
    void aCategoryWithoutARoleIsLeftToTheDispatcher(Reporting.Source source) {
        assertThat(Route.of(from(source), category(Optional.empty()), staff()))
                .isEqualTo(new Route(Optional.empty(), Role.DISPATCHER));
    }

    @ParameterizedTest
    @EnumSource(Reporting.Source.class)
    void aCategoryOfGridWorkersGoesToTheOneOfThePlace(Reporting.Source source) {
        assertThat(Route.of(from(source), category(Optional.of(Role.GRID_WORKER)), staff())
                        .handler()
                        .map(Handler::person))
                .contains(office.person(Who.COLLEAGUE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CADRE", "DISPATCHER"})
    void theOnlyOneOfTheCategorysRoleGetsIt(Role role) {
        assertThat(Route.of(from(Reporting.Source.WECHAT), category(Optional.of(role)), staff())
                        .handler()
                        .map(Handler::role))
                .contains(role);
    }

    @Test
    void ofSeveralWithTheCategorysRoleAllAreTold() {
        var second = new Handler(Cases.person(), Role.CADRE, Set.of(), "村干部");
        var staff = List.of(new Handler(office.person(Who.CADRE), Role.CADRE, Set.of(), "村干部"), second);
        assertThat(Route.of(from(Reporting.Source.WECHAT), category(Optional.of(Role.CADRE)), staff))
                .isEqualTo(new Route(Optional.empty(), Role.CADRE));
    }

    @Test
    void outsideEveryGridItIsTheDispatchers() {
        var filed = Cases.filed(office.village(), Cases.person(), Cases.intake("路灯不亮"), Office.FILED)
                .after();
        assertThat(Route.of(filed, Optional.empty(), staff())).isEqualTo(new Route(Optional.empty(), Role.DISPATCHER));
        assertThat(Route.of(filed, category(Optional.of(Role.GRID_WORKER)), staff()))
                .isEqualTo(new Route(Optional.empty(), Role.DISPATCHER));
    }

    @Test
    void whereNobodyLooksAfterTheGridTheVillagesCadresAreTold() {
        var staff = List.of(new Handler(office.person(Who.STRANGER), Role.GRID_WORKER, Set.of(elsewhere), "网格员"));
        assertThat(Route.of(from(Reporting.Source.WECHAT), Optional.empty(), staff))
                .isEqualTo(new Route(Optional.empty(), Role.CADRE));
    }

    @Test
    void nobodyGetsHisOwn() {
        var own = new Reporting(
                Optional.of(office.person(Who.CADRE)),
                Optional.empty(),
                office.person(Who.CADRE),
                Reporting.Source.WECHAT);
        assertThat(Route.of(office.in(Status.SUBMITTED, own), category(Optional.of(Role.CADRE)), staff()))
                .isEqualTo(new Route(Optional.empty(), Role.CADRE));
    }

    @Test
    void whatIsAboutStaffIsTheTownships() {
        Intake about = Cases.aboutStaff("干部态度差");
        for (var role : Role.values()) {
            assertThat(Route.of(office.in(Status.SUBMITTED, about), category(Optional.of(role)), staff()))
                    .isEqualTo(new Route(Optional.empty(), Role.DISPATCHER));
        }
    }

    /** A voice of somebody whose name is for the township is for its ears only. */
    @Test
    void aHiddenVoiceIsLeftToWhoMayHearIt() {
        var hidden = office.in(
                Status.SUBMITTED,
                Cases.with(Cases.intake("路灯"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false));
        assertThat(Route.ofSpoken(hidden, Optional.empty(), staff()))
                .isEqualTo(new Route(Optional.empty(), Role.DISPATCHER));
        assertThat(Route.ofSpoken(hidden, category(Optional.of(Role.CADRE)), List.of()))
                .isEqualTo(new Route(Optional.empty(), Role.DISPATCHER));
        assertThat(Route.ofSpoken(hidden, category(Optional.of(Role.DISPATCHER)), staff())
                        .handler()
                        .map(Handler::person))
                .contains(office.person(Who.DISPATCHER));
    }

    @Test
    void aVoiceThatHandlersMayHearGoesWhereItsWordsWouldGo() {
        var spoken = from(Reporting.Source.WECHAT);
        assertThat(Route.ofSpoken(spoken, Optional.empty(), staff()))
                .isEqualTo(Route.of(spoken, Optional.empty(), staff()));
    }

    private Complaint from(Reporting.Source source) {
        return office.in(
                Status.SUBMITTED,
                new Reporting(
                        Optional.of(office.person(Who.REPORTER)),
                        Optional.empty(),
                        office.person(Who.REPORTER),
                        source));
    }

    /** The colleague looks after the place of the office's cases. */
    private List<Handler> staff() {
        var grids = office.actor(Who.COLLEAGUE).grids();
        return List.of(
                new Handler(office.person(Who.STRANGER), Role.GRID_WORKER, Set.of(elsewhere), "网格员"),
                new Handler(office.person(Who.COLLEAGUE), Role.GRID_WORKER, grids, "网格员"),
                new Handler(office.person(Who.CADRE), Role.CADRE, Set.of(), "村干部"),
                new Handler(office.person(Who.DISPATCHER), Role.DISPATCHER, Set.of(), "调度员"));
    }

    private static Optional<Category> category(Optional<Role> role) {
        return Optional.of(new Category("0202", Optional.of("02"), "路灯不亮", role, Due.PROMISE, ""));
    }
}
