package village.wechat.complaint.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.Nearness;
import village.api.complaint.catalogue.editing.CatalogueLine;
import village.api.identity.Role;
import village.wechat.Words;

/** One category as an operator reads and writes it. */
@Schema(name = "CatalogueLine", example = """
    {"code": "0101", "name": "垃圾清运", "handlerRole": "grid-worker", "dueHours": 24,
     "plan": "当天到场查看，联系保洁员清运。", "nearMetres": 100, "nearDays": 30}
    """)
record LineView(
        @Schema(description = "大类 2 位，小类 4 位") @NotNull(message = "请填代码。")
        String code,

        @NotNull(message = "请填名称。") String name,

        @Schema(description = "grid-worker 网格员，cadre 村干部，dispatcher 乡镇调度员；不填由调度员定") @Nullable
        String handlerRole,

        @Schema(description = "办理时限（小时）；与工作日只填一个，都不填按村的承诺") @Nullable
        Integer dueHours,

        @Schema(description = "办理时限（工作日）") @Nullable Integer dueDays,

        @Schema(description = "预案") @Nullable String plan,

        @Schema(description = "多少米以内的同类诉求可能是同一件事；不填不提示") @Nullable
        Integer nearMetres,

        @Schema(description = "多少天以内的同类诉求可能是同一件事") @Nullable Integer nearDays) {

    static LineView of(CatalogueLine line) {
        return new LineView(
                line.code(),
                line.name(),
                line.handlerRole().map(Words::of).orElse(null),
                line.due().flatMap(Due::hours).orElse(null),
                line.due().flatMap(Due::days).orElse(null),
                line.plan(),
                line.near().map(Nearness::metres).orElse(null),
                line.near().map(Nearness::days).orElse(null));
    }

    CatalogueLine toLine() {
        return new CatalogueLine(
                code.strip(),
                name,
                Optional.ofNullable(handlerRole)
                        .filter(word -> !word.isEmpty())
                        .map(word -> Words.read(word, Role.CADRE, "/handlerRole")),
                due(),
                plan == null ? "" : plan,
                near());
    }

    private Optional<Due> due() {
        if (dueHours != null && dueDays != null) {
            throw Refusal.invalid("/dueDays", "时限按小时或者按工作日，只填一个。");
        }
        return Due.of(Optional.ofNullable(positive(dueHours)), Optional.ofNullable(positive(dueDays)));
    }

    private Optional<Nearness> near() {
        if ((nearMetres == null) != (nearDays == null)) {
            throw Refusal.invalid("/nearDays", "相近的米数和天数要一起填。");
        }
        return Optional.ofNullable(positive(nearMetres))
                .flatMap(metres -> Optional.ofNullable(positive(nearDays)).map(days -> new Nearness(metres, days)));
    }

    private @Nullable Integer positive(@Nullable Integer count) {
        if (count != null && count < 1) {
            throw Refusal.invalid("/items", code + "：数字要大于 0。");
        }
        return count;
    }
}
