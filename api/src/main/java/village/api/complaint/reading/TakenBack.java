package village.api.complaint.reading;

import java.util.List;
import java.util.Optional;
import village.api.complaint.Complaint;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;

/** What a reader is told of a merged case whose reporter's side took it back: who did, and who hears no more. */
final class TakenBack {
    private TakenBack() {}

    /**
     * One sentence; empty unless the case is merged and taken back. Nobody but who did it himself is told that he did.
     *
     * @param steps of the case
     * @param goesOn the case it was merged into
     */
    static Optional<String> told(Actor reader, Complaint complaint, List<Step> steps, Complaint goesOn) {
        var did = Optional.of(complaint)
                .filter(one -> one.status() == Status.MERGED && one.ending().withdrawn())
                .flatMap(one -> steps.stream()
                        .filter(step -> step.type() == Step.Type.CLOSED)
                        .reduce((earlier, later) -> later));
        return did.map(step -> who(reader, complaint, step) + "，" + after(reader, complaint, goesOn));
    }

    private static String who(Actor reader, Complaint complaint, Step step) {
        var himself = step.actor().filter(reader::is).isPresent();
        var byReporter = complaint.reporter().equals(step.actor());
        if (complaint.reporter().filter(reader::is).isPresent()) {
            return himself ? "您撤回了自己反映的" : "家人替您撤回了这一件";
        }
        if (himself) {
            return "您替反映人撤回了这一件";
        }
        return byReporter ? "反映人撤回了这一件" : step.actorLabel() + "替反映人撤回了这一件";
    }

    private static String after(Actor reader, Complaint complaint, Complaint goesOn) {
        if (complaint.reporter().isPresent() && complaint.reporter().equals(goesOn.reporter())) {
            return "合在一起办的那件照样办。";
        }
        return complaint.broughtBy(reader) ? "不再告诉您进展。" : "不再告诉他进展。";
    }
}
