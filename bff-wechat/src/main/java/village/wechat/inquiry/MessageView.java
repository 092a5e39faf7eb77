package village.wechat.inquiry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import village.api.attachment.Attachment;
import village.api.inquiry.Message;
import village.api.inquiry.Openness;
import village.wechat.Times;
import village.wechat.Words;

/** One message of a thread; who wrote it is not told. */
@Schema(name = "InquiryMessage")
public record MessageView(
        @Schema(description = "asker 提问的一方，desk 答复的一方") String side,
        String text,
        List<File> attachments,
        OffsetDateTime at,
        @Schema(description = "录音写成的文字") List<Transcript> transcripts) {

    /** A photo or a recording. */
    @Schema(name = "InquiryFile")
    public record File(
            UUID id,
            @Schema(description = "image、voice、document") String type,
            String state) {
        static File of(Attachment file) {
            return new File(file.id().value(), Words.of(file.type()), Words.of(file.state()));
        }
    }

    /** What is said in a recording, written down by staff; who it was is not told. */
    @Schema(name = "InquiryTranscript")
    public record Transcript(UUID attachment, String text, OffsetDateTime at) {
        static Transcript of(Message.Transcript written) {
            return new Transcript(written.recording().value(), written.text(), Times.of(written.at()));
        }
    }

    /** @param files of the whole thread */
    public static MessageView of(Message message, List<Attachment> files) {
        return new MessageView(
                Words.of(message.side()),
                message.text(),
                files.stream()
                        .filter(file -> message.attachments().contains(file.id()))
                        .map(File::of)
                        .toList(),
                Times.of(message.at()),
                message.transcripts().stream().map(Transcript::of).toList());
    }

    static MessageView of(Openness.Line line) {
        return new MessageView(Words.of(line.side()), line.text(), List.of(), Times.of(line.at()), List.of());
    }
}
