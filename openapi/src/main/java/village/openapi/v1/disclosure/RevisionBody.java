package village.openapi.v1.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.Revision;
import village.api.disclosure.cover.Cover;
import village.openapi.client.FileWords;
import village.openapi.client.Times;
import village.openapi.client.Words;

/** A published revision. */
@Schema(name = "DisclosureRevision")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevisionBody(
        int number,
        String title,
        @Schema(description = "净化过的 HTML") String body,
        List<File> files,
        @Schema(description = "财务表，金额以分为单位") @Nullable FinanceTableBody table,
        @Schema(description = "更正理由；第一版为空") String reason,
        OffsetDateTime publishedAt,
        OffsetDateTime checkedAt,

        @Schema(description = "依法抹除的理由；没有抹除时没有这一项") @Nullable
        String erased,

        @Schema(description = "因涉及个人信息暂时遮盖的；没有遮盖的为空") List<CoverBody> covers) {

    /** A file of a revision; its bytes are read as an attachment. */
    @Schema(name = "DisclosureFile")
    record File(
            UUID id,
            @Schema(example = "document") String type,
            @Schema(example = "文档") String typeLabel,
            @Schema(example = "application/pdf") String mediaType,
            long bytes,
            @Schema(description = "文件的 SHA-256") String sha256) {
        static File of(Revision.Enclosure enclosure) {
            return new File(
                    enclosure.id().value(),
                    Words.of(enclosure.format().type()),
                    FileWords.label(enclosure.format().type()),
                    enclosure.format().mediaType(),
                    enclosure.bytes(),
                    enclosure.sha256());
        }
    }

    static RevisionBody of(Revision revision, List<Cover> covers) {
        return new RevisionBody(
                revision.number(),
                revision.title(),
                revision.body(),
                revision.enclosures().stream().map(File::of).toList(),
                revision.table().map(FinanceTableBody::of).orElse(null),
                revision.reason(),
                Times.of(revision.publishedAt()),
                Times.of(revision.hands().checkedAt()),
                revision.erased().orElse(null),
                covers.stream().map(CoverBody::of).toList());
    }
}
