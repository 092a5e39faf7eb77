package village.api.complaint;

import java.util.List;
import village.api.attachment.Attachment;

/**
 * What an act adds to the time line.
 *
 * @param label what villagers see instead of a name
 * @param publicText for the reporter, and for everybody when the case is public; possibly empty
 * @param internalText for handlers only; possibly empty
 */
public record Entry(
        Step.Type type, String label, String publicText, String internalText, List<Attachment.Id> attachments) {

    public Entry {
        attachments = List.copyOf(attachments);
    }

    public static Entry of(Step.Type type, String label) {
        return new Entry(type, label, "", "", List.of());
    }

    public static Entry of(Step.Type type, String label, String publicText) {
        return new Entry(type, label, publicText, "", List.of());
    }

    public Entry internally(String text) {
        return new Entry(type, label, publicText, text, attachments);
    }

    public Entry with(List<Attachment.Id> files) {
        return new Entry(type, label, publicText, internalText, files);
    }
}
