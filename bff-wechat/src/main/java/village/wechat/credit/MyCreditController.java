package village.wechat.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.own.ReadOwnCredit;
import village.api.identity.Actor;
import village.api.identity.binding.Consent;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.wechat.ListRequest;
import village.wechat.Spreadsheets;

/** A Party member reads his own study. */
@RestController
@RequestMapping("/mp/v1/me/credits")
@Tag(name = "学习积分", description = "党员自己的学时、积分和台账；没有排名")
class MyCreditController {
    private static final String LINES = "my-credit-lines";

    private final ReadOwnCredit credit;
    private final Villages villages;
    private final Cursors cursors;

    MyCreditController(ReadOwnCredit credit, Villages villages, Cursors cursors) {
        this.credit = credit;
        this.villages = villages;
        this.cursors = cursors;
    }

    @Operation(operationId = "readMyCredits", summary = "我的学时和积分：对照全年要求，按来源分开，还能记什么")
    @GetMapping
    Mono<YearView> year(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String village) {
        return wish(village, year).flatMap(wish -> credit.year(actor, wish)).flatMap(found -> toView(actor, found));
    }

    private Mono<YearView> toView(Actor actor, ReadOwnCredit.Year year) {
        return Mono.zip(
                villages.byId(year.who().member().village()),
                credit.consented(actor),
                (village, consented) -> YearView.of(year, village, consented, Consent.CREDIT.version()));
    }

    @Operation(operationId = "listMyCreditLines", summary = "我的积分台账，一行一行，新记的在前")
    @GetMapping("/entries")
    Mono<LineView.Page> lines(
            Actor actor,
            @RequestParam(required = false) @Nullable String village,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return wish(village, null).flatMap(wish -> {
            var asked = ListRequest.of(cursors, LINES, limit, after);
            return credit.lines(actor, wish.village(), asked.limit(), asked.after())
                    .map(found -> new LineView.Page(
                            found.page().items().stream()
                                    .map(line -> LineView.of(line, found.takenBack()))
                                    .toList(),
                            ListRequest.next(found.page(), cursors, LINES, key -> key)));
        });
    }

    @Operation(operationId = "exportMyCreditLines", summary = "下载我一年的台账（.csv），可以自己重新算一遍")
    @GetMapping(path = "/exports", produces = LineFile.CSV)
    Mono<ResponseEntity<byte[]>> export(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String village) {
        return wish(village, year)
                .flatMap(wish -> credit.all(actor, wish))
                .map(lines -> Spreadsheets.download("我的学习台账.csv", LineFile.csv(lines)));
    }

    private Mono<ReadOwnCredit.Wish> wish(@Nullable String village, @Nullable Integer year) {
        var wanted = Optional.ofNullable(year);
        return village == null
                ? Mono.just(new ReadOwnCredit.Wish(Optional.empty(), wanted))
                : Mono.defer(() -> villages.byCode(new VillageCode(village)))
                        .map(Village::id)
                        .map(id -> new ReadOwnCredit.Wish(Optional.of(id), wanted))
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND)));
    }
}
