package village.wechat.dialogue;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Resemblance;
import village.api.complaint.catalogue.SuggestCategory;
import village.api.complaint.intake.FindNear;
import village.api.complaint.reporter.SupportComplaint;
import village.api.identity.Actor;
import village.api.place.Point;
import village.api.place.ScanDoorPlate;
import village.wechat.dialogue.talk.Draft;

/** Looks, before a draft is filed, whether somebody has reported the same nearby, and joins that instead. */
final class NearDesk {
    private final FindNear findNear;
    private final SupportComplaint supportComplaint;
    private final SuggestCategory suggestCategory;
    private final ScanDoorPlate scanDoorPlate;

    NearDesk(
            FindNear findNear,
            SupportComplaint supportComplaint,
            SuggestCategory suggestCategory,
            ScanDoorPlate scanDoorPlate) {
        this.findNear = findNear;
        this.supportComplaint = supportComplaint;
        this.suggestCategory = suggestCategory;
        this.scanDoorPlate = scanDoorPlate;
    }

    /**
     * The nearest case of what the draft's words are about, as long as he was shown none; where they tell no category, the
     * nearest that says the like. Empty where there is none, nor a place, nor words. It is only an offer: where nobody can say, there is none.
     */
    Mono<FindNear.Nearby> nearest(Actor actor, Draft draft) {
        return draft.near().isPresent() || draft.aboutStaff() || draft.text().isEmpty()
                ? Mono.empty()
                : spot(draft)
                        .flatMap(spot -> suggestCategory
                                .likeliest(actor.requireVillage(), draft.text())
                                .map(Category::code)
                                .flatMap(code -> findNear.near(actor, spot, Optional.of(code)))
                                .switchIfEmpty(Mono.defer(() -> alike(actor, spot, draft))))
                        .flatMapIterable(found -> found)
                        .filter(near -> near.category().isPresent() || alike(near, draft))
                        .filter(near -> !near.mine() && !near.supported())
                        .next()
                        .onErrorResume(failed -> Mono.empty());
    }

    private Mono<List<FindNear.Nearby>> alike(Actor actor, Point spot, Draft draft) {
        return findNear.near(actor, spot, Optional.empty())
                .map(found -> found.stream().filter(near -> alike(near, draft)).toList());
    }

    private static boolean alike(FindNear.Nearby near, Draft draft) {
        return near.text().filter(text -> Resemblance.alike(text, draft.text())).isPresent();
    }

    private Mono<Point> spot(Draft draft) {
        return Mono.justOrEmpty(draft.spot().map(Draft.Spot::point))
                .switchIfEmpty(Mono.defer(() -> Mono.justOrEmpty(draft.plate())
                        .flatMap(plate -> scanDoorPlate.scan(plate.code()))
                        .flatMap(place -> Mono.justOrEmpty(place.plate().point()))));
    }

    /** However often he says so he counts once. */
    Mono<Complaint> join(Actor actor, Complaint.Id near) {
        return supportComplaint.support(actor, near, Optional.empty());
    }
}
