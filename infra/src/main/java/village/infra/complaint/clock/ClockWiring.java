package village.infra.complaint.clock;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.complaint.Complaints;
import village.api.complaint.clock.CloseComplaints;
import village.api.complaint.clock.EscalateComplaints;

@Configuration(proxyBeanMethods = false)
class ClockWiring {
    @Bean
    ComplaintClocks complaintClocks(Complaints complaints, Ids ids, Clock clock, ComplaintSettings settings) {
        if (!settings.clocks()) {
            return ComplaintClocks.idle();
        }
        return ComplaintClocks.of(
                new EscalateComplaints(complaints, ids, clock, settings.countyAfter(), settings.batch()),
                new CloseComplaints(complaints, ids, clock, settings.closeAfter(), settings.batch()),
                settings.rest());
    }
}
