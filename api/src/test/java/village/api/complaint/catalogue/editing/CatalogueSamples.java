package village.api.complaint.catalogue.editing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import village.api.Once;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.Nearness;
import village.api.identity.Role;

/** Catalogues for tests. */
public final class CatalogueSamples {
    private CatalogueSamples() {}

    public static CatalogueLine upper(String code, String name) {
        return new CatalogueLine(code, name, Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    public static CatalogueLine lower(String code, String name, int hours) {
        return new CatalogueLine(
                code,
                name,
                Optional.of(Role.GRID_WORKER),
                Optional.of(new Due.Hours(hours)),
                "先到现场。",
                Optional.of(new Nearness(100, 30)));
    }

    public static CatalogueVersion version(LocalDate from, CatalogueLine... lines) {
        return CatalogueVersion.drafted(from, "县里的清单", List.of(lines));
    }

    public static Once once() {
        return new Once("person:1", "complaint.catalogue", UUID.randomUUID().toString(), "f");
    }
}
