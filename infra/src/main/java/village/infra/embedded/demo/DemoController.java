package village.infra.embedded.demo;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the demo page asks for. */
@Hidden
@RestController
final class DemoController {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final DemoMessages messages;
    private final DemoLoginRequests requests;

    DemoController(DemoMessages messages, DemoLoginRequests requests) {
        this.messages = messages;
        this.requests = requests;
    }

    record Items<T>(List<T> items) {}

    /** @param villageCode empty for somebody above the villages or outside them */
    record PersonItem(
            String openid, String name, List<String> roles, String village, String villageCode, String description) {}

    record MessageItem(
            OffsetDateTime at,
            String kind,
            String openid,
            String person,
            String template,
            Map<String, String> data,
            int errcode) {}

    record RequestItem(String id, String code, OffsetDateTime createdAt) {}

    @GetMapping({"/demo", "/demo/"})
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(new ClassPathResource("embedded/demo/index.html"));
    }

    @GetMapping("/demo/persons")
    Items<PersonItem> persons() {
        return new Items<>(DemoPerson.ALL.stream().map(DemoController::toItem).toList());
    }

    @GetMapping("/demo/messages")
    Items<MessageItem> messages() {
        return new Items<>(messages.sent().stream().map(DemoController::toItem).toList());
    }

    @GetMapping("/demo/login-requests")
    Items<RequestItem> loginRequests() {
        return new Items<>(requests.latest().stream()
                .map(shown -> new RequestItem(
                        shown.id(), shown.code(), shown.createdAt().atZone(ZONE).toOffsetDateTime()))
                .toList());
    }

    private static PersonItem toItem(DemoPerson person) {
        return new PersonItem(
                person.openid(),
                person.name(),
                person.roles(),
                person.village(),
                DemoPlace.named(person.village()).map(DemoPlace::code).orElse(""),
                person.description());
    }

    private static MessageItem toItem(DemoMessages.Message message) {
        var person = DemoPerson.ALL.stream()
                .filter(known -> known.openid().equals(message.openid()))
                .map(DemoPerson::name)
                .findFirst()
                .orElse(message.openid());
        return new MessageItem(
                message.at().atZone(ZONE).toOffsetDateTime(),
                message.kind(),
                message.openid(),
                person,
                message.template(),
                message.data(),
                message.errcode());
    }
}
