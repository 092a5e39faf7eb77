package village.api.complaint.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.catalogue.Nearness;
import village.api.place.Point;
import village.api.place.Village;

/** Open cases around a point. */
public interface NearComplaints {
    /**
     * Open cases of the village within their category's distance and days, nearest first. Cases about staff are never
     * among them, nor is what has no point. What has no category is among them where a reach asks for it and everybody
     * sees it anyway: of a private one nobody knows whether it is anybody else's matter.
     *
     * @param reaches which categories, each with its own distance and days; the others are left out
     */
    Mono<List<Near>> around(Village.Id village, Point point, List<Reach> reaches, Instant now, int limit);

    /** How far around a category, or what has none, is looked for. */
    record Reach(Optional<String> category, Nearness nearness) {
        public Reach(String category, Nearness nearness) {
            this(Optional.of(category), nearness);
        }
    }

    /** A case and how far away it is. */
    record Near(Complaint complaint, double metres) {}
}
