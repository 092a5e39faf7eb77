package village.wechat.task;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Refusal;
import village.api.credit.activity.holding.ConfirmAttendance;
import village.api.credit.appeal.Appeal;
import village.api.credit.appeal.Appeals;
import village.api.credit.appeal.DecideAppeal;
import village.api.credit.offline.DecideStudy;
import village.api.credit.offline.OfflineStudies;
import village.api.credit.offline.OfflineStudy;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/** What of the members' study waits for the branch's secretary; the township sees what secretaries appeal and hand in. */
@Component
class CreditTasks {
    private static final int FEW = 20;

    private final ConfirmAttendance confirmAttendance;
    private final DecideAppeal decideAppeal;
    private final DecideStudy decideStudy;

    CreditTasks(ConfirmAttendance confirmAttendance, DecideAppeal decideAppeal, DecideStudy decideStudy) {
        this.confirmAttendance = confirmAttendance;
        this.decideAppeal = decideAppeal;
        this.decideStudy = decideStudy;
    }

    Mono<List<TaskView>> of(Actor actor, Village village) {
        return Mono.zip(confirmAttendance.waiting(actor), appeals(actor), studies(actor))
                .map(found -> Stream.of(
                                found.getT1().stream().map(one -> TaskView.of(one, village)),
                                found.getT2().stream().map(one -> TaskView.of(one, village)),
                                found.getT3().stream().map(one -> TaskView.of(one, village)))
                        .flatMap(all -> all)
                        .toList());
    }

    private Mono<List<OfflineStudy>> studies(Actor actor) {
        return actor.holds(Role.BRANCH_SECRETARY, Role.DISPATCHER)
                ? decideStudy
                        .list(actor, true, new OfflineStudies.Slice(Optional.empty(), FEW))
                        .map(Page::items)
                        .onErrorResume(Refusal.class, keepsNone -> Mono.just(List.of()))
                : Mono.just(List.of());
    }

    private Mono<List<Appeal>> appeals(Actor actor) {
        return actor.holds(Role.BRANCH_SECRETARY, Role.DISPATCHER)
                ? decideAppeal
                        .list(actor, true, new Appeals.Slice(Optional.empty(), FEW))
                        .map(Page::items)
                        .onErrorResume(Refusal.class, keepsNone -> Mono.just(List.of()))
                : Mono.just(List.of());
    }
}
