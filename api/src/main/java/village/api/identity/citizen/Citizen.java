package village.api.identity.citizen;

import java.util.Optional;
import village.api.identity.IdentityNumber;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;

/**
 * Who a government platform says is there, having checked it. Prints nothing of it.
 *
 * @param platform whose word it is, for example {@code zhejiang}
 * @param userId how the platform calls him, always the same
 * @param assured whether the platform vouches for him at its highest level, as with his face: only then his word joins him
 *     to somebody who is bound already
 */
public record Citizen(
        String platform,
        String userId,
        PersonName name,
        Optional<IdentityNumber> idNumber,
        Optional<PhoneNumber> phone,
        boolean assured) {
    @Override
    public String toString() {
        return "Citizen[" + platform + ", ***]";
    }
}
