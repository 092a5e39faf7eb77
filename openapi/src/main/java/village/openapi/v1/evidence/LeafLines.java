package village.openapi.v1.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.EvidenceLog.Content;
import village.api.evidence.EvidenceLog.Leaf;
import village.api.evidence.proof.ListLeaves.PublicLeaf;

/** The log as lines of JSON, one leaf each, as the stand-alone verifier reads them. */
final class LeafLines {
    private final JsonMapper json;

    LeafLines(JsonMapper json) {
        this.json = json;
    }

    String of(List<PublicLeaf> leaves) {
        return leaves.stream()
                .map(leaf -> json.writeValueAsString(Line.of(leaf)) + "\n")
                .collect(Collectors.joining());
    }

    /**
     * @param record made from what is stored now; missing when nothing is
     * @param recorded as put on record, where that differs
     * @param erased why the content was erased
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @JsonProperty("leaf") long leaf,
            @JsonProperty("hash") String hash,
            @JsonProperty("kind") @Nullable String kind,
            @JsonProperty("subject") @Nullable String subject,
            @JsonProperty("revision") @Nullable Long revision,
            @JsonProperty("salt") @Nullable String salt,
            @JsonProperty("record") @Nullable String record,
            @JsonProperty("recorded") @Nullable String recorded,
            @JsonProperty("erased") @Nullable String erased) {
        static Line of(PublicLeaf shown) {
            var leaf = shown.leaf();
            return shown.open() ? open(leaf, shown.record().map(CanonicalRecord::form)) : closed(leaf);
        }

        private static Line closed(Leaf leaf) {
            return new Line(leaf.index(), leaf.hash().base64(), null, null, null, null, null, null, null);
        }

        private static Line open(Leaf leaf, Optional<String> record) {
            return new Line(
                    leaf.index(),
                    leaf.hash().base64(),
                    leaf.key().kind(),
                    leaf.key().subject().toString(),
                    leaf.key().revision(),
                    leaf.content().map(Content::salt).orElse(null),
                    record.orElse(null),
                    leaf.content()
                            .map(Content::form)
                            .filter(form -> !Optional.of(form).equals(record))
                            .orElse(null),
                    leaf.erasure().map(erasure -> erasure.reason()).orElse(null));
        }
    }
}
