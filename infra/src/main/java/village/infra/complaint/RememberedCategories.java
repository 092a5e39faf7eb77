package village.infra.complaint;

import reactor.core.publisher.Mono;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.History;
import village.api.place.Village;
import village.infra.postgres.Remembered;

/** Every report asks for them, and they change a few times a year: a village's answer may be half a minute old. */
final class RememberedCategories implements Categories {
    private final Remembered<Village.Id, Catalogue> catalogues;
    private final Remembered<Village.Id, History> histories;
    private final Remembered<Village.Id, Due> promises;

    RememberedCategories(Categories categories) {
        this.catalogues = new Remembered<>(categories::inForce);
        this.histories = new Remembered<>(categories::history);
        this.promises = new Remembered<>(categories::promise);
    }

    @Override
    public Mono<Catalogue> inForce(Village.Id village) {
        return catalogues.of(village);
    }

    @Override
    public Mono<History> history(Village.Id village) {
        return histories.of(village);
    }

    @Override
    public Mono<Due> promise(Village.Id village) {
        return promises.of(village);
    }
}
