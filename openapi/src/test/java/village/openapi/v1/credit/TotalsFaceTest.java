package village.openapi.v1.credit;

import static village.openapi.Answers.body;
import static village.openapi.Answers.problem;
import static village.openapi.OpenFace.HERE;
import static village.openapi.OpenFace.V;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.InMemoryBranches;
import village.api.credit.branch.Keeper;
import village.api.credit.branch.PublishedTotals;
import village.api.credit.branch.ReadBranch;
import village.api.credit.branch.ReportTotals;
import village.api.credit.ledger.InMemoryLedger;
import village.api.credit.rule.Caps;
import village.api.credit.rule.InMemorySchemes;
import village.api.credit.rule.Rule;
import village.api.credit.rule.Scheme;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.openapi.OpenFace;
import village.openapi.Platform;

class TotalsFaceTest {
    private static final String TOTALS = V + "/credit-totals";
    private static final Scheme SCHEME = new Scheme(
            "1",
            LocalDate.of(2020, 1, 1),
            "村规民约",
            new Amount(10, 600),
            new Amount(10, 600),
            List.of(new Rule("a", SourceKind.LESSON, "网课", "分钟", 45, new Amount(1, 45), Caps.NONE, false)));

    private final InMemoryBranches branches = new InMemoryBranches();
    private final Map<Integer, Boolean> published = new HashMap<>();
    private final PublishedTotals totals = (village, year) -> Mono.just(published.getOrDefault(year, false));
    private final OpenFace face = new OpenFace(TotalsController.class)
            .with(
                    ReportTotals.class,
                    new ReportTotals(
                            new ReadBranch(
                                    new Keeper(branches),
                                    branches,
                                    new InMemoryLedger(),
                                    new InMemorySchemes(SCHEME),
                                    Clock.fixed(OpenFace.NOW, ZoneOffset.UTC)),
                            totals))
            .open();

    @AfterEach
    void close() {
        face.close();
    }

    private Platform reader(String area) {
        return face.may(new Scope(Resource.CREDITS, Access.READ, area));
    }

    private void members(int count) {
        for (var number = 0; number < count; number++) {
            branches.put(new BranchMember(
                    new Member(HERE.id(), new RosterPerson.Id(UUID.randomUUID())),
                    new PersonName("苗小梅"),
                    "一支部",
                    false,
                    true,
                    false,
                    false));
        }
    }

    @Test
    void figuresGoUpwardAsTheyAre() {
        members(5);
        for (var area : List.of("330999101", "330999", "33")) {
            body(reader(area).get(TOTALS), 200)
                    .jsonPath("$.year")
                    .isEqualTo(2026)
                    .jsonPath("$.published")
                    .isEqualTo(false)
                    .jsonPath("$.suppressed")
                    .isEqualTo(false)
                    .jsonPath("$.members")
                    .isEqualTo(5)
                    .jsonPath("$.fulfilled")
                    .isEqualTo(0)
                    .jsonPath("$.minutes")
                    .isEqualTo(0)
                    .jsonPath("$.points")
                    .isEqualTo(0);
        }
    }

    @Test
    void ofFewThereIsNoFigure() {
        members(4);
        body(reader("33").get(TOTALS + "?year=2025"), 200)
                .jsonPath("$.length()")
                .isEqualTo(3)
                .jsonPath("$.year")
                .isEqualTo(2025)
                .jsonPath("$.suppressed")
                .isEqualTo(true);
    }

    @Test
    void whoSeesOneVillageWaitsUntilItPublishes() {
        members(5);
        var neighbour = reader("330999101201");
        problem(neighbour.get(TOTALS), 404, "credit.totals-unpublished");
        published.put(2025, true);
        problem(neighbour.get(TOTALS), 404, "credit.totals-unpublished");
        body(neighbour.get(TOTALS + "?year=2025"), 200)
                .jsonPath("$.published")
                .isEqualTo(true)
                .jsonPath("$.members")
                .isEqualTo(5);
        problem(reader("330999102").get(TOTALS), 403, "client.village-outside");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        members(5);
        var platform = reader("33");
        var answer = platform.get(TOTALS).expectStatus().isOk().expectBody().returnResult();
        var tag = answer.getResponseHeaders().getETag();
        platform.with("If-None-Match: " + tag)
                .get(TOTALS)
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, tag)
                .expectBody()
                .isEmpty();
        members(1);
        platform.with("If-None-Match: " + tag).get(TOTALS).expectStatus().isOk();
    }

    @Test
    void nonsenseIsNoYear() {
        problem(reader("33").get(TOTALS + "?year=now"), 400, "request.malformed");
        for (var year : List.of("0", "-1", "999999999")) {
            reader("33").get(TOTALS + "?year=" + year).expectStatus().is4xxClientError();
        }
    }
}
