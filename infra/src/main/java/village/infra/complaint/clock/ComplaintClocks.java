package village.infra.complaint.clock;

import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import village.api.complaint.clock.CloseComplaints;
import village.api.complaint.clock.EscalateComplaints;
import village.infra.event.Loop;

/** Escalates and closes what is due. Instances do not need to know of each other: each case's row lock decides. */
final class ComplaintClocks implements SmartLifecycle {
    private final List<Loop> loops;
    private volatile boolean running;

    private ComplaintClocks(List<Loop> loops) {
        this.loops = loops;
    }

    /** For an instance that runs no clocks. */
    static ComplaintClocks idle() {
        return new ComplaintClocks(List.of());
    }

    static ComplaintClocks of(EscalateComplaints escalate, CloseComplaints close, Duration rest) {
        return new ComplaintClocks(List.of(
                new Loop("complaint escalation", rest, escalate.escalate().map(done -> done > 0)),
                new Loop("complaint closing", rest, close.close().map(done -> done > 0))));
    }

    @Override
    public void start() {
        running = true;
        loops.forEach(Loop::start);
    }

    @Override
    public void stop(Runnable done) {
        running = false;
        Flux.fromIterable(loops).flatMap(Loop::stop).then().subscribe(nothing -> {}, failure -> done.run(), done);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** As the event log's workers: before the first request and after the last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
