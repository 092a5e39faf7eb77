package village.api.credit.offline;

import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentVisibility;
import village.api.credit.branch.Keeper;
import village.api.identity.Actor;
import village.api.identity.Role;

/** What proves a member's study is seen by him and by who keeps his ledger; by no other staff. */
public final class OfflineVisibility implements AttachmentVisibility {
    private final OfflineStudies studies;
    private final Keeper keeper;

    public OfflineVisibility(OfflineStudies studies, Keeper keeper) {
        this.studies = studies;
        this.keeper = keeper;
    }

    @Override
    public Mono<Boolean> visible(Actor actor, Attachment attachment) {
        return Mono.justOrEmpty(attachment.owner())
                .filter(owner -> owner.kind().equals(OfflineStudy.KIND))
                .flatMap(owner -> studies.byId(attachment.village(), new OfflineStudy.Id(owner.id())))
                .filter(study -> study.files().contains(attachment.id()))
                .flatMap(study -> isHis(actor, study) ? Mono.just(true) : keeps(actor, study))
                .defaultIfEmpty(false);
    }

    private static boolean isHis(Actor actor, OfflineStudy study) {
        return actor.village().filter(study.member().village()::equals).isPresent()
                && actor.rosterPerson().filter(study.member().id()::equals).isPresent();
    }

    private Mono<Boolean> keeps(Actor actor, OfflineStudy study) {
        return actor.holds(Role.BRANCH_SECRETARY, Role.DISPATCHER)
                ? keeper.charge(actor, study.member().id())
                        .hasElement()
                        .onErrorResume(Refusal.class, anotherKeepsIt -> Mono.just(false))
                : Mono.just(false);
    }
}
