package village.api.disclosure.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.disclosure.Work;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** Author, checker and publisher: who may not be who, nor close to whom. */
class IndependenceTest {
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final Person.Id CLERK = person(1);
    private static final Person.Id SECOND_AUTHOR = person(2);
    private static final Person.Id CHECKER = person(3);
    private static final Person.Id WIFE_OF_SECOND_AUTHOR = person(4);
    private static final Person.Id BROTHER_OF_CHECKER = person(5);
    private static final Set<Set<Person.Id>> CLOSE =
            Set.of(Set.of(SECOND_AUTHOR, WIFE_OF_SECOND_AUTHOR), Set.of(CHECKER, BROTHER_OF_CHECKER));

    private static final Kinship KIN = (village, one, others) ->
            Mono.just(others.stream().anyMatch(other -> !one.equals(other) && CLOSE.contains(Set.of(one, other))));

    private final Independence independence = new Independence(KIN);

    @Test
    void aStrangerToTheAuthorsMayCheck() {
        assertThat(independence.ofChecker(filing(), CHECKER).block()).isNotNull();
    }

    @Test
    void noAuthorMayCheckNotEvenTheLast() {
        refuses(independence.ofChecker(filing(), CLERK));
        refuses(independence.ofChecker(filing(), SECOND_AUTHOR));
    }

    @Test
    void aRelativeOfAnyAuthorMayNotCheck() {
        refuses(independence.ofChecker(filing(), WIFE_OF_SECOND_AUTHOR));
    }

    @Test
    void whoCheckedMayNotPublishNorMayHisRelative() {
        refuses(independence.ofPublisher(filing(), CHECKER));
        refuses(independence.ofPublisher(filing(), BROTHER_OF_CHECKER));
    }

    @Test
    void whoWroteMayPublishAndSoMayARelativeOfAnAuthor() {
        assertThat(independence.ofPublisher(filing(), CLERK).block()).isNotNull();
        assertThat(independence.ofPublisher(filing(), WIFE_OF_SECOND_AUTHOR).block())
                .isNotNull();
    }

    /** Who would be refused is not shown the form. */
    @Test
    void isAskedBeforeTheFormIsShown() {
        assertThat(shown(CHECKER, Role.SUPERVISION_COMMITTEE, Work.Stage.SUBMITTED))
                .isTrue();
        assertThat(shown(CHECKER, Role.SUPERVISION_COMMITTEE, Work.Stage.APPROVED))
                .isFalse();
        assertThat(shown(CHECKER, Role.CADRE, Work.Stage.SUBMITTED)).isFalse();
        assertThat(shown(CLERK, Role.SUPERVISION_COMMITTEE, Work.Stage.SUBMITTED))
                .isFalse();
        assertThat(shown(WIFE_OF_SECOND_AUTHOR, Role.SUPERVISION_COMMITTEE, Work.Stage.SUBMITTED))
                .isFalse();
    }

    @Test
    void whoeverWouldBeRefusedIsNotOfferedToPublish() {
        assertThat(offered(CLERK, Role.CADRE, Work.Stage.APPROVED)).isTrue();
        assertThat(offered(CLERK, Role.CADRE, Work.Stage.SUBMITTED)).isFalse();
        assertThat(offered(CLERK, Role.GRID_WORKER, Work.Stage.APPROVED)).isFalse();
        assertThat(offered(CHECKER, Role.CADRE, Work.Stage.APPROVED)).isFalse();
        assertThat(offered(BROTHER_OF_CHECKER, Role.CADRE, Work.Stage.APPROVED)).isFalse();
    }

    @Test
    void saysWhyNobodyMayCheck() {
        assertThat(missing(Work.Stage.SUBMITTED)).contains("没有村务监督委员会成员");
        assertThat(missing(Work.Stage.SUBMITTED, CLERK, WIFE_OF_SECOND_AUTHOR)).contains("都是起草人或者他们的近亲属");
        assertThat(missing(Work.Stage.SUBMITTED, WIFE_OF_SECOND_AUTHOR, CHECKER))
                .isEmpty();
        assertThat(missing(Work.Stage.APPROVED)).isEmpty();
    }

    private String missing(Work.Stage stage, Person.Id... members) {
        return new Checkers(village -> Mono.just(List.of(members)), KIN)
                .missing(filing(stage))
                .block()
                .orElse("");
    }

    private boolean offered(Person.Id person, Role role, Work.Stage stage) {
        var filing = filing(stage);
        var actor =
                new Actor(Optional.of(person), Optional.of(filing.village()), Set.of(role), Optional.empty(), Set.of());
        return independence.mayPublish(actor, filing).block();
    }

    private boolean shown(Person.Id person, Role role, Work.Stage stage) {
        var filing = filing(stage);
        var actor =
                new Actor(Optional.of(person), Optional.of(filing.village()), Set.of(role), Optional.empty(), Set.of());
        return independence.mayCheck(actor, filing).block();
    }

    private static void refuses(Mono<Filing> asked) {
        assertThatThrownBy(asked::block)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.DISCLOSURE_CHECKER));
    }

    private static Filing filing() {
        return filing(Work.Stage.APPROVED);
    }

    private static Filing filing(Work.Stage stage) {
        var work = new Work(
                1,
                stage,
                new Content("一月", "<p>正文</p>", List.of(), Optional.empty()),
                "",
                List.of(CLERK, SECOND_AUTHOR),
                Optional.of(new Work.Check(CHECKER, true, "", NOW)),
                NOW);
        return new Filing(
                new Filing.Id(new UUID(0, 9)),
                new Village.Id(new UUID(0, 8)),
                3,
                "V01",
                DisclosureClass.VILLAGE,
                CoveredPeriod.read("/period", "2026-01"),
                Optional.of(work),
                Optional.empty());
    }

    private static Person.Id person(int number) {
        return new Person.Id(new UUID(0, number));
    }
}
