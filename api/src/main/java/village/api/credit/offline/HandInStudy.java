package village.api.credit.offline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.credit.CreditYear;
import village.api.credit.Member;
import village.api.credit.StudyConsent;
import village.api.identity.Actor;

/** A member hands in what he learned away from the phone, with what proves it; while it waits he may take it back. */
public final class HandInStudy {
    /** More at a time nobody can look at. */
    static final int MOST_WAITING = 10;

    private final OfflineStudies studies;
    private final Attachments attachments;
    private final StudyConsent consent;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public HandInStudy(
            OfflineStudies studies,
            Attachments attachments,
            StudyConsent consent,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.studies = studies;
        this.attachments = attachments;
        this.consent = consent;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** The same again under the same key; refuses more than {@value #MOST_WAITING} that wait, and files that are not his own, or prove something else already. */
    public Mono<OfflineStudy> handIn(Actor actor, OfflineStudy.Told told, List<Attachment.Id> files, Once once) {
        return Mono.fromSupplier(() -> fresh(actor, told, files))
                .delayUntil(study -> consent.require(actor))
                .flatMap(study -> transactions.together(studies.add(once, change(study), MOST_WAITING)
                        .delayUntil(kept -> kept.id().equals(study.id()) ? claimed(actor, study) : Mono.empty())));
    }

    private OfflineStudy fresh(Actor actor, OfflineStudy.Told told, List<Attachment.Id> files) {
        if (told.hours().isEmpty()) {
            throw Refusal.invalid("/hours", "请填学了几个小时。");
        }
        var now = clock.instant();
        if (told.day().isAfter(CreditYear.day(now))) {
            throw Refusal.of(Reason.CREDIT_FUTURE);
        }
        return new OfflineStudy(
                new OfflineStudy.Id(ids.next()),
                Member.of(actor),
                1,
                told,
                files,
                Optional.of(actor.requirePerson()),
                now,
                OfflineStudy.State.WAITING,
                Optional.empty());
    }

    private Mono<Void> claimed(Actor actor, OfflineStudy study) {
        return attachments.claim(study.member().village(), study.files(), actor.requirePerson(), study.owner());
    }

    private OfflineChange change(OfflineStudy study) {
        return OfflineChange.of(study, ids.next(), clock.instant());
    }

    /** Takes back what nobody has decided; again changes nothing. */
    public Mono<OfflineStudy> withdraw(Actor actor, OfflineStudy.Id id) {
        return own(actor, id)
                .flatMap(mine -> transactions.together(studies.locked(
                                mine.member().village(), id)
                        .flatMap(study -> study.state() == OfflineStudy.State.WITHDRAWN
                                ? Mono.just(study)
                                : studies.decide(change(study.withdrawn(actor.requirePerson(), clock.instant()))))));
    }

    private Mono<OfflineStudy> own(Actor actor, OfflineStudy.Id id) {
        return Mono.fromSupplier(() -> Member.of(actor))
                .flatMap(member -> studies.byId(member.village(), id)
                        .filter(study -> study.member().equals(member)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.OFFLINE_STUDY_NOT_FOUND)));
    }

    /** What was handed in for oneself, the latest first. */
    public Mono<Page<OfflineStudy, UUID>> own(Actor actor, OfflineStudies.Slice slice) {
        return Mono.fromSupplier(() -> Member.of(actor)).flatMap(member -> studies.of(member, slice));
    }
}
