package village.openapi.v1.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.EvidenceLog;
import village.api.evidence.proof.Bundle;
import village.api.evidence.proof.Inclusion;
import village.api.evidence.tree.Hash;
import village.openapi.client.Words;

/** What is needed to find out, without this installation, whether a disclosure is what was put on record. */
@Schema(name = "DisclosureProof")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DisclosureProof(
        @Schema(
                description =
                        "pending 还没有凭据覆盖，stopped 还没有凭据覆盖，存证链核对不上，已停止签发，unchanged 与存证时一致，changed 不一致，covered 已暂时遮盖（正文和盐不给出，哈希和证明照给），erased 已依法抹除",
                example = "unchanged")
        String state,

        @Schema(example = "与存证时一致") String stateLabel,

        @Schema(description = "存证的是什么，总是 disclosure", example = "disclosure")
        String kind,

        @Schema(description = "哪一份公开的编号") String subject,
        @Schema(description = "第几版", example = "1") long revision,
        @Schema(description = "现在保存的内容的规范文本") @Nullable String record,
        @Schema(description = "存证时的规范文本") @Nullable String form,

        @Schema(description = "存证时的规范文本，只在与 record 不同的时候给出；独立验证程序读这一个") @Nullable
        String recorded,

        @Schema(description = "存证时的盐，Base64") @Nullable String salt,

        @Schema(description = "第几条存证", example = "41") @Nullable
        Long leaf,

        @Schema(description = "叶子哈希，Base64") @Nullable String leafHash,

        @Schema(description = "同 leafHash；独立验证程序读这一个") @Nullable
        String hash,

        @Schema(description = "RFC 9162 包含证明，Base64，从叶子往上") @Nullable
        List<String> path,

        @Schema(description = "签过名的凭据（C2SP signed note）") @Nullable
        String checkpoint,

        @Schema(description = "核对凭据的公钥（C2SP signed note）") String verifierKey,

        @Schema(description = "依法抹除的理由", example = "误公开了他人信息") @Nullable
        String erased,

        @Schema(description = "存证里最新的第几版，只在这一版已从公开里消失的时候给出", example = "3") @Nullable
        Long later) {
    static DisclosureProof of(Bundle bundle, String verifierKey) {
        var inclusion = bundle.inclusion();
        var now = bundle.record().map(CanonicalRecord::form);
        var then = bundle.content().map(EvidenceLog.Content::form);
        return new DisclosureProof(
                Words.of(bundle.state()),
                label(bundle.state()),
                bundle.key().kind(),
                bundle.key().subject().toString(),
                bundle.key().revision(),
                now.orElse(null),
                then.orElse(null),
                then.filter(form -> !Optional.of(form).equals(now)).orElse(null),
                bundle.content().map(EvidenceLog.Content::salt).orElse(null),
                of(inclusion, Inclusion::leaf),
                of(inclusion, there -> there.hash().base64()),
                of(inclusion, there -> there.hash().base64()),
                of(inclusion, there -> there.path().stream().map(Hash::base64).toList()),
                of(inclusion, there -> there.checkpoint().note()),
                verifierKey,
                bundle.erasure().map(EvidenceLog.Erasure::reason).orElse(null),
                bundle.later().orElse(null));
    }

    private static <T> @Nullable T of(Optional<Inclusion> inclusion, Function<Inclusion, T> part) {
        return inclusion.map(part).orElse(null);
    }

    private static String label(Bundle.State state) {
        return switch (state) {
            case PENDING -> "还没有凭据覆盖";
            case STOPPED -> "存证链核对不上，已停止签发新的存证";
            case UNCHANGED -> "与存证时一致";
            case CHANGED -> "与存证时不一致";
            case COVERED -> "因涉及个人信息已暂时遮盖";
            case ERASED -> "已依法抹除";
        };
    }
}
