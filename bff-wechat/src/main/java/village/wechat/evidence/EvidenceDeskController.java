package village.wechat.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.disclosure.cover.ListErasuresAsked;
import village.api.evidence.checkpoint.Alarms.Alarm;
import village.api.evidence.checkpoint.Holdings.Holding;
import village.api.evidence.proof.EraseRecord;
import village.api.evidence.proof.ReadEvidenceState;
import village.api.identity.Actor;
import village.api.place.Village;
import village.api.place.Villages;

/** The log as operators look after it. */
@RestController
@Tag(name = "运维", description = "存证日志和外部保管人")
@RequestMapping("/console/v1/evidence")
class EvidenceDeskController {
    private final ReadEvidenceState readState;
    private final EraseRecord eraseRecord;
    private final ListErasuresAsked listErasuresAsked;
    private final Villages villages;

    EvidenceDeskController(
            ReadEvidenceState readState,
            EraseRecord eraseRecord,
            ListErasuresAsked listErasuresAsked,
            Villages villages) {
        this.villages = villages;
        this.listErasuresAsked = listErasuresAsked;
        this.readState = readState;
        this.eraseRecord = eraseRecord;
    }

    @Schema(name = "EvidenceState")
    record State(
            @Schema(description = "日志里共几条", example = "1024")
            long size,

            @Schema(description = "最新凭据覆盖几条；长时间小于 size 说明签名停了，请看日志", example = "1024")
            long signedSize,

            @Nullable String signedAt,

            @Schema(description = "存证链对不上；没有就是对得上") @Nullable
            EvidenceAlarm alarm,

            List<EvidenceHolder> holders,
            @Schema(description = "乡镇请运维抹除的，先请的在前") List<ErasureAsked> erasuresAsked) {
        static State of(ReadEvidenceState.EvidenceState state, List<ErasureAsked> asked) {
            return new State(
                    state.size(),
                    state.newest().map(newest -> newest.checkpoint().size()).orElse(0L),
                    state.newest().map(newest -> newest.signedAt().toString()).orElse(null),
                    state.alarm().map(EvidenceAlarm::of).orElse(null),
                    state.holders().stream().map(EvidenceHolder::of).toList(),
                    asked);
        }
    }

    /** The log is not what was signed, and nothing is signed until it is. */
    @Schema(name = "EvidenceAlarm")
    record EvidenceAlarm(
            @Schema(description = "发现了什么", example = "已经签过凭据的存证被改过或删过")
            String finding,

            @Schema(description = "从什么时候起") String since) {
        static EvidenceAlarm of(Alarm alarm) {
            return new EvidenceAlarm(alarm.finding().label(), alarm.since().toString());
        }
    }

    /** A township found that it shows personal data. */
    @Schema(name = "ErasureAsked")
    record ErasureAsked(
            @Schema(description = "日志里第几条") long leaf,
            @Schema(description = "哪个村", example = "荷塘村") String villageName,
            @Schema(description = "哪一份公开") UUID disclosure,

            @Schema(description = "要抹除的是第几版；一个附件在几版里都有的，每一版一条，都抹除了附件才会删掉")
            int revision,

            @Schema(description = "乡镇要去掉的是这一版里的哪个附件；要去掉整版的没有") @Nullable
            UUID file,

            @Schema(description = "乡镇写的理由", example = "名单里有身份证号")
            String reason,

            String askedAt) {
        static ErasureAsked of(ListErasuresAsked.Asked asked, Village village) {
            var decision = asked.cover().decision().orElseThrow();
            return new ErasureAsked(
                    asked.leaf(),
                    village.name(),
                    asked.cover().filing().value(),
                    asked.revision(),
                    asked.cover().file().map(Attachment.Id::value).orElse(null),
                    decision.note(),
                    decision.at().toString());
        }
    }

    /** Somebody outside who keeps checkpoints. */
    @Schema(name = "EvidenceHolder")
    record EvidenceHolder(
            @Schema(example = "county") String name,
            @Schema(description = "手里的凭据覆盖几条") long size,
            @Nullable String heldAt,
            @Schema(description = "连续几次没有送到") int failures,
            @Schema(example = "HTTP 503") @Nullable String lastError,
            String nextTurn) {
        static EvidenceHolder of(Holding holding) {
            return new EvidenceHolder(
                    holding.holder(),
                    holding.size(),
                    holding.heldAt().map(String::valueOf).orElse(null),
                    holding.failures(),
                    holding.lastError().orElse(null),
                    holding.nextTurn().toString());
        }
    }

    @Schema(name = "NewErasure", example = """
            {"reason": "依当事人请求删除"}
            """)
    record NewErasure(
            @Schema(description = "对外公开的理由，1 到 100 个字，不写个人信息", example = "依当事人请求删除") @NotNull(message = "请写明理由。")
            String reason) {}

    @Operation(operationId = "getEvidenceState", summary = "存证日志签到哪里、外部保管人手里有什么")
    @GetMapping
    Mono<State> state(Actor actor) {
        return readState.read(actor).zipWith(asked(actor), State::of);
    }

    private Mono<List<ErasureAsked>> asked(Actor actor) {
        return listErasuresAsked
                .list(actor)
                .flatMapMany(Flux::fromIterable)
                .concatMap(one -> villages.byId(one.cover().village()).map(village -> ErasureAsked.of(one, village)))
                .collectList();
    }

    @Operation(operationId = "eraseEvidence", summary = "抹除一条存证的盐和正文（哈希保留，不能恢复）")
    @PostMapping("/{leaf}/erasures")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> erase(Actor actor, @PathVariable long leaf, @Valid @RequestBody NewErasure body) {
        return eraseRecord.erase(actor, leaf, body.reason()).then();
    }
}
