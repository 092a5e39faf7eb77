package village.wechat.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import village.api.place.Contact;

@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Contact")
record ContactAnswer(String office, @Nullable String name, String phone) {
    static ContactAnswer of(Contact contact) {
        return new ContactAnswer(contact.office(), contact.name().orElse(null), contact.phone());
    }
}
