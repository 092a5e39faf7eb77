package village.wechat.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import village.api.credit.Amount;

/** Points and study time. */
@Schema(name = "CreditAmount")
public record AmountView(
        int points,
        @Schema(description = "学习分钟数，60 分钟为 1 学时") int minutes) {
    public static AmountView of(Amount amount) {
        return new AmountView(amount.points(), amount.minutes());
    }
}
