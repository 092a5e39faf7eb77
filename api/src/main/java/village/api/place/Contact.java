package village.api.place;

import java.util.Optional;

/**
 * Somebody whom everybody may call.
 *
 * @param office for example 网格员 or 村医
 * @param name as its bearer wants it shown; often empty
 * @param phone an office number, landline or mobile
 */
public record Contact(String office, Optional<String> name, String phone) {}
