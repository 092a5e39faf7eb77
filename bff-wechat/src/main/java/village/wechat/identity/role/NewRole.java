package village.wechat.identity.role;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.identity.role.GrantRole;
import village.api.identity.role.Grants.Grantee;
import village.api.place.Grid;
import village.wechat.Words;

/**
 * A role to be given.
 *
 * @param rosterId somebody of the village's roster who is bound
 * @param phone else whoever has this phone: he takes the role up in WeChat
 * @param name with the phone: a bound person of the roster who has both gets the role at once; anybody else is known to
 *     colleagues by it
 * @param grids for grid workers
 * @param until when it ends by itself
 */
@Schema(name = "NewRole", example = """
    {"role": "cadre", "phone": "13700009050", "name": "陈秀英"}
    """)
record NewRole(
        @NotNull(message = "请选择职务。") @Size(max = 40, message = "没有这个职务。")
        String role,

        @Nullable UUID rosterId,

        @Nullable @Size(max = 20, message = "手机号应为 11 位数字。") String phone,

        @Nullable @Size(max = 50, message = "姓名太长。") String name,

        @Nullable @Size(max = 50, message = "网格太多了。") List<@NotNull(message = "网格编号不能为空。") UUID> grids,
        @Nullable OffsetDateTime until) {

    GrantRole.Command toCommand() {
        var chosen = grids == null ? List.<UUID>of() : grids;
        return new GrantRole.Command(
                Words.read(role, Role.OPERATOR, "/role"),
                chosen.stream().map(Grid.Id::new).collect(Collectors.toSet()),
                grantee(),
                Optional.ofNullable(until).map(OffsetDateTime::toInstant));
    }

    private Grantee grantee() {
        if (rosterId != null) {
            return new Grantee.Listed(new RosterPerson.Id(rosterId));
        }
        if (phone == null || phone.isBlank()) {
            throw Refusal.invalid("/phone", "请填写手机号。");
        }
        var known = Optional.ofNullable(name).filter(text -> !text.isBlank()).map(PersonName::new);
        return new Grantee.Reached(new PhoneNumber(phone.strip()), known);
    }
}
