package village.openapi.open311;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Intake;
import village.api.complaint.platform.Handover;
import village.api.complaint.registration.Caller;
import village.api.place.Point;

/** A request as a form of the specification's names brings it. What we have no place for is not looked at. */
record RequestForm(MultiValueMap<String, String> fields) {
    private static final String API_KEY = "api_key";
    private static final String NAMELESS = "反映人";

    /** What was shown as key; nothing where none was. */
    String apiKey() {
        return Optional.<@Nullable String>ofNullable(fields.getFirst(API_KEY))
                .orElse("")
                .strip();
    }

    /** What tells it from another: all but the key, of which its client may have two, and nothing of which is to be kept. */
    SortedMap<String, String> said() {
        var all = new TreeMap<>(fields.toSingleValueMap());
        all.remove(API_KEY);
        return all;
    }

    /** Refuses a form without it. */
    String required(String name) {
        return optional(name).orElseThrow(() -> Refusal.of(Reason.REQUEST_MALFORMED, "请填写 " + name + "。"));
    }

    private Optional<String> optional(String name) {
        return Optional.<@Nullable String>ofNullable(fields.getFirst(name))
                .map(RequestForm::kept)
                .filter(text -> !text.isEmpty());
    }

    private static String kept(String text) {
        if (text.codePoints().anyMatch(point -> point == 0 || (point >= 0xd800 && point <= 0xdfff))) {
            throw Refusal.of(Reason.REQUEST_TEXT_UNSUPPORTED);
        }
        return text.strip();
    }

    /** A case between the reporter and the office: whoever wants it public says so elsewhere. */
    Handover toHandover(String externalNumber) {
        var caller = caller();
        var spot = point();
        var address = optional("address_string");
        if (spot.isEmpty() && address.isEmpty()) {
            throw Refusal.of(Reason.REQUEST_MALFORMED, "请填写 lat 和 long，或者 address_string。");
        }
        var text = Stream.concat(Stream.of(required("description")), address.map("地点："::concat).stream())
                .collect(Collectors.joining("\n"));
        return new Handover(externalNumber, intake(text, spot, caller), caller);
    }

    private Intake intake(String text, Optional<Point> spot, Optional<Caller> caller) {
        return new Intake(
                Intake.Kind.COMPLAINT,
                Optional.of(required("service_code")).filter(code -> !code.equals(Services.OTHER)),
                text,
                List.of(),
                spot,
                Optional.empty(),
                Optional.empty(),
                caller.isPresent() ? Intake.NameVisibleTo.DISPATCHER_ONLY : Intake.NameVisibleTo.HANDLERS,
                Intake.Visibility.PRIVATE,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<Point> point() {
        var lat = optional("lat");
        var lon = optional("long");
        if (lat.isEmpty() && lon.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Point(Double.parseDouble(lat.orElse("")), Double.parseDouble(lon.orElse(""))));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Reason.REQUEST_MALFORMED, "lat 和 long 应为 WGS-84 的度数。");
        }
    }

    /** In Chinese the family's name comes first. Who leaves a number and no name is called back all the same. */
    private Optional<Caller> caller() {
        var name = optional("last_name").orElse("") + optional("first_name").orElse("");
        var phone = optional("phone");
        return name.isEmpty() && phone.isEmpty()
                ? Optional.empty()
                : Optional.of(Caller.of(name.isEmpty() ? NAMELESS : name, phone));
    }

    @Override
    public String toString() {
        return "RequestForm[***]";
    }
}
