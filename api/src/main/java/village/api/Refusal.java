package village.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A "no" with its reason. Never a defect: a broken part is a failure, not a refusal. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * What is wrong with one field.
     *
     * @param pointer JSON pointer into the request, for example {@code /point/lat}
     * @param detail a Chinese sentence
     */
    public record Fault(String pointer, String detail) {}

    private final Reason reason;
    private final String detail;
    private final transient List<Fault> faults;
    private final transient Optional<Duration> retryAfter;

    private Refusal(Reason reason, String detail, List<Fault> faults, Optional<Duration> retryAfter) {
        super(reason.code() + ": " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    public static Refusal of(Reason reason) {
        return new Refusal(reason, reason.sentence(), List.of(), Optional.empty());
    }

    /** A refusal with a sentence that says more than the reason's own. Never put personal data in it. */
    public static Refusal of(Reason reason, String detail) {
        return new Refusal(reason, detail, List.of(), Optional.empty());
    }

    public static Refusal invalid(String pointer, String detail) {
        return invalid(List.of(new Fault(pointer, detail)));
    }

    public static Refusal invalid(List<Fault> faults) {
        return new Refusal(Reason.REQUEST_INVALID, Reason.REQUEST_INVALID.sentence(), faults, Optional.empty());
    }

    /** A refusal that names the places it is about. Never put personal data in a fault. */
    public static Refusal of(Reason reason, List<Fault> faults) {
        return new Refusal(reason, reason.sentence(), faults, Optional.empty());
    }

    public static Refusal retryAfter(Reason reason, Duration wait) {
        return new Refusal(reason, reason.sentence(), List.of(), Optional.of(wait));
    }

    public Reason reason() {
        return reason;
    }

    /** A sentence in Chinese that a villager understands. */
    public String detail() {
        return detail;
    }

    /** Which fields are wrong, in the request's order; empty where no field is. */
    public List<Fault> faults() {
        return faults;
    }

    /** How long to wait before asking again, where that is known. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
