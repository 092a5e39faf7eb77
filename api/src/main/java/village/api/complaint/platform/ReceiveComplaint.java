package village.api.complaint.platform;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Complaint;
import village.api.complaint.Reporting;
import village.api.complaint.intake.FileComplaint;
import village.api.complaint.registration.Callers;
import village.api.identity.Actor;

/** Another platform hands over a case; it goes the way every case goes. */
public final class ReceiveComplaint {
    private final FileComplaint fileComplaint;
    private final Callers callers;
    private final HandedOver handedOver;

    public ReceiveComplaint(FileComplaint fileComplaint, Callers callers, HandedOver handedOver) {
        this.fileComplaint = fileComplaint;
        this.callers = callers;
        this.handedOver = handedOver;
    }

    /**
     * Gives the complaint as it is now: the new one, or the one an earlier request with the same key made.
     *
     * @param platform acts as the platform: a person of its own, without a role
     */
    public Mono<Complaint> receive(Actor platform, Handover handover, Once once) {
        return fileComplaint.file(
                platform,
                handover.intake(),
                Reporting.Source.PLATFORM,
                once,
                Optional.of(complaint -> noted(platform, handover, complaint)));
    }

    private Mono<Void> noted(Actor platform, Handover handover, Complaint complaint) {
        var number = handedOver.add(
                complaint.village(), platform.requirePerson(), handover.externalNumber(), complaint.id());
        return number.then(Mono.justOrEmpty(handover.caller())
                .flatMap(caller -> callers.add(complaint.village(), complaint.id(), caller)));
    }
}
