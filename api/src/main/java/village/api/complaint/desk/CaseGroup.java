package village.api.complaint.desk;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import village.api.complaint.Status;

/** Which cases belong together on a desk. */
public enum CaseGroup {
    /** 要办的: an answer is owed. */
    OPEN(true, Arrays.stream(Status.values()).filter(Status::open).collect(Collectors.toSet())),
    /** 待受理. */
    TO_ACCEPT(true, EnumSet.of(Status.SUBMITTED)),
    /** 待受理、待派单: nobody has it in hand. */
    TO_DISPATCH(true, EnumSet.of(Status.SUBMITTED, Status.ACCEPTED)),
    /** 办理中. */
    IN_HAND(true, EnumSet.of(Status.DISPATCHED, Status.IN_PROGRESS)),
    /** 待补充. */
    NEED_INFO(true, EnumSet.of(Status.NEED_INFO)),
    /** 待核实. */
    TO_VERIFY(true, EnumSet.of(Status.ANSWERED)),
    /** 已转出. */
    TRANSFERRED(true, EnumSet.of(Status.TRANSFERRED_OUT)),
    /** 已结束. */
    ENDED(false, EnumSet.of(Status.REJECTED, Status.VERIFIED, Status.RATED, Status.CLOSED, Status.MERGED)),
    ALL(false, EnumSet.allOf(Status.class));

    private final boolean byDue;
    private final Set<Status> statuses;

    CaseGroup(boolean byDue, Set<Status> statuses) {
        this.byDue = byDue;
        this.statuses = Set.copyOf(statuses);
    }

    /** Whether the earliest due comes first; otherwise the newest. */
    public boolean byDue() {
        return byDue;
    }

    public boolean holds(Status status) {
        return statuses.contains(status);
    }
}
