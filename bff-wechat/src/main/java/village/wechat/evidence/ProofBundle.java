package village.wechat.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.EvidenceLog.Content;
import village.api.evidence.EvidenceLog.Erasure;
import village.api.evidence.proof.Bundle;
import village.api.evidence.proof.Inclusion;
import village.api.evidence.tree.Hash;

/** A bundle as a file: the stand-alone verifier and the page read it. */
@Schema(name = "ProofBundle")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProofBundle(
        @Schema(example = "xiangyin-evidence-bundle/1") String format,

        @Schema(
                description =
                        "pending 正在存证；stopped 存证链核对不上，已停止签发新的存证，这一条还没有凭据；unchanged 一致；changed 被改过；covered 已暂时遮盖（不给正文和盐）；erased 已依法抹除",
                example = "unchanged")
        String state,

        String kind,
        String subject,
        @Schema(description = "第几版") long revision,
        @Schema(description = "由现在保存的内容重新生成的规范文本") @Nullable String record,

        @Schema(description = "当时存证的规范文本，只在与 record 不同的时候给出") @Nullable
        String recorded,

        @Schema(description = "盐，Base64") @Nullable String salt,
        @Schema(description = "日志里第几条") @Nullable Long leaf,
        @Schema(description = "叶子哈希，Base64") @Nullable String hash,
        @Schema(description = "包含证明，从叶子向上，Base64") @Nullable List<String> path,
        @Schema(description = "签名凭据原文") @Nullable String checkpoint,
        @Schema(description = "验证凭据的公钥") String verifierKey,
        @Schema(description = "凭据签出的时间") @Nullable String signedAt,
        @Schema(description = "抹除的理由") @Nullable String erased,

        @Schema(description = "存证里最新的第几版，只在这一版已从公开里消失的时候给出") @Nullable
        Long later) {
    static ProofBundle of(Bundle bundle, String verifierKey) {
        var now = bundle.record().map(CanonicalRecord::form);
        var then = bundle.content()
                .map(Content::form)
                .filter(form -> !Optional.of(form).equals(now));
        var proof = bundle.inclusion();
        return new ProofBundle(
                "xiangyin-evidence-bundle/1",
                bundle.state().name().toLowerCase(Locale.ROOT),
                bundle.key().kind(),
                bundle.key().subject().toString(),
                bundle.key().revision(),
                now.orElse(null),
                then.orElse(null),
                bundle.content().map(Content::salt).orElse(null),
                proof.map(Inclusion::leaf).orElse(null),
                proof.map(Inclusion::hash).map(Hash::base64).orElse(null),
                proof.map(ProofBundle::path).orElse(null),
                proof.map(found -> found.checkpoint().note()).orElse(null),
                verifierKey,
                proof.map(found -> found.checkpoint().signedAt().toString()).orElse(null),
                bundle.erasure().map(Erasure::reason).orElse(null),
                bundle.later().orElse(null));
    }

    private static List<String> path(Inclusion proof) {
        return proof.path().stream().map(Hash::base64).toList();
    }
}
