package village.api.inquiry.asking;

import java.util.List;
import java.util.Optional;
import village.api.attachment.Attachment;
import village.api.complaint.Reporting;
import village.api.identity.RosterPerson;

/**
 * What is asked.
 *
 * @param desk the code of the desk
 * @param open whether everybody may read it, without names, once staff have looked
 * @param onBehalfOf who asks; empty for himself, or for a caller who is not on the roster
 * @param source where it was written. What comes by telephone or at the door is entered by staff
 */
public record Wish(
        String desk,
        String text,
        List<Attachment.Id> attachments,
        boolean open,
        Optional<RosterPerson.Id> onBehalfOf,
        Reporting.Source source) {
    public Wish {
        attachments = List.copyOf(attachments);
    }

    Wish of(RosterPerson.Id person) {
        return new Wish(desk, text, attachments, open, Optional.of(person), source);
    }
}
