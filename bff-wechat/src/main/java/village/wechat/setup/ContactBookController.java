package village.wechat.setup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.setup.contact.KeepContacts;
import village.api.setup.contact.KnownContact;
import village.wechat.Requests;

/** The numbers a village publishes. */
@RestController
@Tag(name = "设立", description = "登记县、乡镇和村，画网格，登记门牌、电话、承诺和工作日历")
@RequestMapping("/console/v1/villages/{village}/contacts")
class ContactBookController {
    private final KeepContacts keepContacts;
    private final Requests requests;

    ContactBookController(KeepContacts keepContacts, Requests requests) {
        this.keepContacts = keepContacts;
        this.requests = requests;
    }

    /** @param agreed must be true: a number without consent is not kept */
    @Schema(name = "NewContact", example = """
            {"office": "村医", "name": "楼医生", "phone": "0575-80990003", "sort": 3, "agreed": true, "consent": "本人签字同意"}
            """)
    record NewContact(
            @NotNull(message = "请填写职务。") @Size(max = 100, message = "职务应为 1 到 20 个字。")
            String office,

            @Nullable @Size(max = 100, message = "姓名应为 1 到 20 个字。")
            String name,

            @NotNull(message = "请填写电话。") @Size(max = 40, message = "电话应为 3 到 20 位数字，可以带区号和短横线。")
            String phone,

            @Nullable Integer sort,

            @Schema(description = "本人（或单位）是否同意公布") @NotNull(message = "请先征得本人同意。")
            Boolean agreed,

            @Schema(description = "同意的方式")
            @NotNull(message = "请写明同意的方式。")
            @Size(max = 300, message = "同意的方式应为 1 到 100 个字。")
            String consent) {
        KnownContact.Entry toEntry() {
            return KnownContact.Entry.of(
                    office, Optional.ofNullable(name), phone, sort == null ? 0 : sort, agreed, consent);
        }

        @Override
        public String toString() {
            return "NewContact[" + office + ", ***]";
        }
    }

    @Operation(operationId = "enterContact", summary = "登记一个便民电话，连同本人的同意")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ContactView> enter(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewContact contact) {
        return Mono.defer(() -> keepContacts.enter(
                        actor, contact.toEntry(), requests.once(actor, "contact.enter", key, contact)))
                .map(ContactView::of);
    }

    @Operation(operationId = "changeContact", summary = "改一个便民电话，重新登记同意")
    @PutMapping("/{id}")
    Mono<ContactView> change(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewContact contact) {
        return Mono.defer(() -> keepContacts.change(actor, new KnownContact.Id(id), contact.toEntry()))
                .map(ContactView::of);
    }

    @Operation(operationId = "removeContact", summary = "去掉一个便民电话（本人不再同意，或者换了人）")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Actor actor, @PathVariable UUID id) {
        return keepContacts.remove(actor, new KnownContact.Id(id));
    }
}
