package village.api.disclosure.checking;

import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.Work;
import village.api.disclosure.filing.FilingWork;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A member of the supervision committee approves a filing or returns it. */
public final class CheckFiling {
    private final FilingWork work;
    private final Independence independence;

    public CheckFiling(FilingWork work, Independence independence) {
        this.work = work;
        this.independence = independence;
    }

    /** @param note for the authors; required where it is returned */
    public record Verdict(boolean approved, String note) {
        private static final int MAX_NOTE = 500;

        public Verdict {
            note = note.strip();
            if (note.codePointCount(0, note.length()) > MAX_NOTE) {
                throw Refusal.invalid("/note", "审核意见最多 " + MAX_NOTE + " 个字。");
            }
            if (!approved && note.isEmpty()) {
                throw Refusal.invalid("/note", "退回时请写明要改什么。");
            }
        }
    }

    /**
     * @param version what he looked at: a verdict about an earlier version is refused ({@code disclosure.stale})
     */
    public Mono<Filing> check(Actor actor, Filing.Id id, long version, Verdict verdict, Optional<Once> once) {
        return Mono.fromSupplier(() -> actor.require(Role.SUPERVISION_COMMITTEE))
                .flatMap(member -> work.existing(member, id))
                .flatMap(filing -> independence.ofChecker(filing, actor.requirePerson()))
                .flatMap(independent -> work.act(
                        actor,
                        id,
                        once,
                        (filing, act) -> act.told(
                                filing.requireVersion(version)
                                        .requireVersion(independent.version())
                                        .checked(new Work.Check(
                                                actor.requirePerson(), verdict.approved(), verdict.note(), act.now())),
                                "disclosure.checked",
                                Map.of("approved", Boolean.toString(verdict.approved())))));
    }
}
