package village.infra.complaint.clock;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.complaint.Complaints;
import village.api.complaint.clock.AwaitInformation;
import village.api.complaint.clock.CloseComplaints;
import village.api.complaint.clock.EscalateComplaints;
import village.api.complaint.clock.WatchTransfers;
import village.infra.event.Loop;
import village.infra.event.Loops;

@Configuration(proxyBeanMethods = false)
class ClockWiring {
    /** Of cases only. Instances do not need to know of each other: each case's row lock decides. */
    @Bean
    Loops complaintClocks(Complaints complaints, Ids ids, Clock clock, ComplaintSettings settings) {
        if (!settings.clocks()) {
            return Loops.idle();
        }
        var escalate = new EscalateComplaints(complaints, ids, clock, settings.countyAfter(), settings.batch());
        var close = new CloseComplaints(complaints, ids, clock, settings.closeAfter(), settings.batch());
        var watch = new WatchTransfers(complaints, ids, clock, settings.batch());
        var patience = new AwaitInformation.Patience(settings.askAgainAfter(), settings.giveUpAfter());
        var await = new AwaitInformation(complaints, ids, clock, patience, settings.batch());
        return new Loops(List.of(
                new Loop("complaint information", settings.rest(), await.await().map(done -> done > 0)),
                new Loop("complaint transfers", settings.rest(), watch.watch().map(done -> done > 0)),
                new Loop(
                        "complaint escalation",
                        settings.rest(),
                        escalate.escalate().map(done -> done > 0)),
                new Loop("complaint closing", settings.rest(), close.close().map(done -> done > 0))));
    }
}
