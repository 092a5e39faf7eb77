package village.api.complaint.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** The category catalogue (诉求类别), versioned data in two levels. */
public interface Categories {
    /** The catalogue in force in a village: upper entries before their lower ones, in the catalogue's order. */
    Mono<Catalogue> inForce(Village.Id village);

    /** The entry of the catalogue in force a case may stand under; empty if it has none such of that code. */
    default Mono<Category> lower(Village.Id village, String code) {
        return inForce(village).flatMap(catalogue -> Mono.justOrEmpty(catalogue.lower(code)));
    }

    /** Every catalogue that took effect until today; those to come are left out. */
    default Mono<History> history(Village.Id village) {
        return inForce(village).map(catalogue -> new History(List.of(new History.Version(LocalDate.EPOCH, catalogue))));
    }

    /** How soon a village promises a first answer, where a category says nothing. */
    default Mono<Due> promise(Village.Id village) {
        return Mono.just(Due.PROMISE);
    }

    /** @param version names the catalogue, for example {@code starter-2026} */
    record Catalogue(String version, List<Category> entries) {
        public Catalogue {
            entries = List.copyOf(entries);
        }

        public Optional<Category> byCode(String code) {
            return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
        }

        /** One a case may stand under: the upper level only gathers, unless there is nothing in it. */
        public Optional<Category> lower(String code) {
            return byCode(code).filter(entry -> !gathers(code));
        }

        private boolean gathers(String code) {
            return entries.stream()
                    .anyMatch(entry -> entry.parent().filter(code::equals).isPresent());
        }
    }
}
