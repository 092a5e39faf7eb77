package village.api.credit.offline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
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
import village.api.credit.rule.Rule;
import village.api.credit.rule.Schemes;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.RosterPerson;

/** A keeper confirms what he saw a proof of: study away from the phone, or what a rule adds or takes away. */
public final class ConfirmStudy {
    private static final Set<SourceKind> CONFIRMED = EnumSet.of(SourceKind.OFFLINE, SourceKind.OTHER);
    private static final int MAX_TITLE = 60;
    private static final int MAX_PROOF = 36;

    private final Keeper keeper;
    private final Schemes schemes;
    private final AwardCredit award;
    private final OfflineStudies studies;
    private final Attachments attachments;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public ConfirmStudy(
            Keeper keeper,
            Schemes schemes,
            AwardCredit award,
            OfflineStudies studies,
            Attachments attachments,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.keeper = keeper;
        this.schemes = schemes;
        this.award = award;
        this.studies = studies;
        this.attachments = attachments;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is confirmed.
     *
     * @param rule code of a rule for off-line study or other things, in force on the day
     * @param title what it was, for example 镇党校培训
     * @param day when it happened
     * @param proof which proof was seen, for example 签到表第 3 页; empty only where the rule asks for none, or files are kept
     * @param files the proof itself, uploaded by the keeper; possibly none
     */
    public record Study(
            RosterPerson.Id member,
            String rule,
            String title,
            LocalDate day,
            int quantity,
            String proof,
            List<Attachment.Id> files) {
        public Study {
            day = CreditYear.sound("/day", day);
            files = List.copyOf(files);
            if (files.size() > OfflineStudy.MAX_FILES) {
                throw Refusal.invalid("/attachments", "证明材料最多附 " + OfflineStudy.MAX_FILES + " 个。");
            }
            title = title.strip();
            proof = proof.strip();
            if (title.isEmpty() || title.codePointCount(0, title.length()) > MAX_TITLE) {
                throw Refusal.invalid("/title", "请写明学了什么，最多 " + MAX_TITLE + " 个字。");
            }
            if (proof.codePointCount(0, proof.length()) > MAX_PROOF) {
                throw Refusal.invalid("/proof", "证明材料最多写 " + MAX_PROOF + " 个字。");
            }
            if (quantity < 1 || quantity > 1000) {
                throw Refusal.invalid("/quantity", "数量应为 1 到 1000 之间的整数。");
            }
        }
    }

    /** @return the line; what does not fit under the caps is not granted */
    public Mono<Entry> confirm(Actor actor, Study study, Once once) {
        return keeper.charge(actor, study.member())
                .flatMap(who -> rule(actor, study).flatMap(rule -> confirmed(actor, who, study, rule, once)));
    }

    private Mono<Entry> confirmed(Actor actor, BranchMember who, Study study, Rule rule, Once once) {
        var fresh = ids.next();
        var line = award.award(event(who, study, rule, fresh, actor.requirePerson()), once);
        return study.files().isEmpty()
                ? line
                : transactions.together(line.delayUntil(booked ->
                        booked.source().id().equals(fresh) ? proven(actor, who, study, fresh, booked) : Mono.empty()));
    }

    /** Keeps the files beside what they prove, where the member finds them too: nobody handed it in, its keeper decided it. */
    private Mono<Void> proven(Actor actor, BranchMember who, Study study, UUID id, Entry line) {
        var now = clock.instant();
        var kept = new OfflineStudy(
                new OfflineStudy.Id(id),
                who.member(),
                1,
                new OfflineStudy.Told(study.title(), study.day(), Optional.empty(), study.proof()),
                study.files(),
                Optional.empty(),
                now,
                OfflineStudy.State.CONFIRMED,
                Optional.of(new OfflineStudy.Decision("", actor.requirePerson(), now, Optional.of(line.id()))));
        return studies.add(OfflineChange.of(kept, ids.next(), now))
                .then(attachments.claim(who.member().village(), study.files(), actor.requirePerson(), kept.owner()));
    }

    private Mono<Rule> rule(Actor actor, Study study) {
        return schemes.inForce(actor.requireVillage(), study.day())
                .flatMap(scheme -> Mono.justOrEmpty(scheme.rules().stream()
                        .filter(rule -> rule.code().equals(study.rule()) && CONFIRMED.contains(rule.kind()))
                        .findFirst()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_RULE_NOT_FOUND)))
                .doOnNext(rule -> requireProof(rule, study));
    }

    private static void requireProof(Rule rule, Study study) {
        if (rule.proof() && study.proof().isEmpty() && study.files().isEmpty()) {
            throw Refusal.invalid("/proof", "请写明看过什么证明材料，例如签到表、结业证书，或者附上照片。");
        }
    }

    private SourceEvent event(BranchMember who, Study study, Rule rule, UUID id, Person.Id by) {
        var title = study.proof().isEmpty() ? study.title() : study.title() + "（" + study.proof() + "）";
        return new SourceEvent(
                who.member(),
                rule.kind(),
                id,
                Optional.empty(),
                Optional.of(rule.code()),
                title,
                study.day().atStartOfDay(CreditYear.ZONE).toInstant(),
                study.quantity(),
                Optional.of(by));
    }
}
