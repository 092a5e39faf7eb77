package village.api.gate;

import java.util.List;
import java.util.Map;
import village.api.attachment.Attachment;

/**
 * A manuscript after masking.
 *
 * @param manuscript with masked passages, and copies in the place of attachments that could be copied
 * @param copies what replaces which attachment: uploads of the actor's, to be claimed by the caller
 * @param left what still keeps it back: documents that can only be exchanged by hand or released
 */
public record Masked(Manuscript manuscript, Map<Attachment.Id, Attachment.Id> copies, List<Finding> left) {
    public Masked {
        copies = Map.copyOf(copies);
        left = List.copyOf(left);
    }
}
