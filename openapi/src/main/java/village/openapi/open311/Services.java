package village.openapi.open311;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.History;

/** The lower level of a catalogue as services, and one for what nobody has put anywhere. */
final class Services {
    static final String OTHER = "other";
    static final String OTHER_NAME = "其他";

    private Services() {}

    /** One service. */
    record Service(
            @JsonProperty("service_code") String code,
            @JsonProperty("service_name") String name,
            String description,
            boolean metadata,
            String type,
            String keywords,
            String group) {
        static Service of(String code, String name, String group) {
            return new Service(code, name, name, false, "realtime", group, group);
        }
    }

    /** What more a service asks for: nothing. */
    record Definition(@JsonProperty("service_code") String code, List<String> attributes) {}

    static List<Service> of(Categories.Catalogue catalogue) {
        var named = catalogue.entries().stream()
                .filter(entry -> catalogue.lower(entry.code()).isPresent())
                .map(entry -> Service.of(entry.code(), entry.name(), group(catalogue, entry)));
        return Stream.concat(named, Stream.of(Service.of(OTHER, OTHER_NAME, OTHER_NAME)))
                .toList();
    }

    /** Whether a case may stand, or have stood, under it. */
    static boolean known(History history, String code) {
        return code.equals(OTHER)
                || history.versions().stream()
                        .anyMatch(version -> version.catalogue().lower(code).isPresent());
    }

    /** Whether a case may be put there today. */
    static boolean offered(Categories.Catalogue catalogue, String code) {
        return of(catalogue).stream().anyMatch(service -> service.code().equals(code));
    }

    private static String group(Categories.Catalogue catalogue, Category entry) {
        return entry.parent().flatMap(catalogue::byCode).map(Category::name).orElse(OTHER_NAME);
    }
}
