package village.api.credit.offline;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.credit.CreditYear;
import village.api.credit.SourceKind;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Keeper;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.SourceEvent;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;

/** Who keeps the member's ledger looks at the proof and books the study by a rule, or refuses it. Nobody his own. */
public final class DecideStudy {
    private final OfflineStudies studies;
    private final Attachments attachments;
    private final Keeper keeper;
    private final AwardCredit award;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public DecideStudy(
            OfflineStudies studies,
            Attachments attachments,
            Keeper keeper,
            AwardCredit award,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.studies = studies;
        this.attachments = attachments;
        this.keeper = keeper;
        this.award = award;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is decided. */
    public sealed interface Verdict {
        /**
         * It counts.
         *
         * @param rule code of a rule for off-line study, in force on the day
         * @param quantity in the rule's unit
         */
        record Counts(String rule, int quantity) implements Verdict {
            public Counts {
                if (quantity < 1 || quantity > 1000) {
                    throw Refusal.invalid("/quantity", "数量应为 1 到 1000 之间的整数。");
                }
            }
        }

        /** @param reason shown to the member */
        record Refused(String reason) implements Verdict {}
    }

    /** A study with its files and whose it is. */
    public record Case(OfflineStudy study, List<Attachment> files, BranchMember who) {}

    /** Decides once; of two at once the second is refused ({@code credit.offline-decided}). */
    public Mono<Case> decide(Actor actor, OfflineStudy.Id id, Verdict verdict) {
        return existing(actor, id)
                .flatMap(found -> transactions.together(studies.locked(actor.requireVillage(), id)
                        .map(OfflineStudy::requireWaiting)
                        .flatMap(study -> decided(actor.requirePerson(), study, verdict))
                        .flatMap(study -> studies.decide(OfflineChange.of(study, ids.next(), clock.instant())))
                        .map(study -> new Case(study, found.files(), found.who()))));
    }

    private Mono<OfflineStudy> decided(Person.Id by, OfflineStudy study, Verdict verdict) {
        var now = clock.instant();
        if (verdict instanceof Verdict.Counts counts) {
            return booked(by, study, counts).map(line -> study.confirmed(by, now, line.id()));
        }
        return Mono.fromSupplier(() -> study.refused(by, now, ((Verdict.Refused) verdict).reason()));
    }

    /** The study is the source event: it counts once, whoever confirms it however often. */
    private Mono<Entry> booked(Person.Id by, OfflineStudy study, Verdict.Counts counts) {
        return award.award(new SourceEvent(
                        study.member(),
                        SourceKind.OFFLINE,
                        study.id().value(),
                        Optional.empty(),
                        Optional.of(counts.rule()),
                        study.told().title(),
                        study.told().day().atStartOfDay(CreditYear.ZONE).toInstant(),
                        counts.quantity(),
                        Optional.of(by)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_RULE_NOT_FOUND)));
    }

    public Mono<Case> existing(Actor actor, OfflineStudy.Id id) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .flatMap(keeping -> studies.byId(keeping.requireVillage(), id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.OFFLINE_STUDY_NOT_FOUND)))
                .flatMap(study -> Mono.zip(
                        attachments.of(study.member().village(), study.owner()),
                        keeper.charge(actor, study.member().id()),
                        (files, who) -> new Case(study, files, who)));
    }

    /** What the actor decides: the secretary his branch's, the township that of secretaries and of branches without one. */
    public Mono<Page<OfflineStudy, UUID>> list(Actor actor, boolean waiting, OfflineStudies.Slice slice) {
        return keeper.charged(
                actor,
                slice.limit(),
                study -> study.id().value(),
                branch -> studies.list(actor.requireVillage(), branch, waiting, slice));
    }
}
