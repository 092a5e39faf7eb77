package village.api.disclosure.cover;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import village.api.attachment.Attachment;
import village.api.disclosure.Filing;
import village.api.disclosure.Published;
import village.api.disclosure.Revision;

/** What is covered in a village now, and what is left to see for everybody. */
public record Covering(List<Cover> standing) {
    public Covering {
        standing = List.copyOf(standing);
    }

    /** Without what is covered of it. */
    public Revision shown(Revision revision) {
        if (revision.erased().isPresent()) {
            return revision;
        }
        if (of(revision.filing()).anyMatch(cover -> cover.hides(revision.number()))) {
            return revision.covered();
        }
        return revision.without(
                of(revision.filing()).flatMap(cover -> cover.file().stream()).toList());
    }

    /** Without the title of its newest revision, if that is covered. */
    public Filing shown(Filing filing) {
        return filing.published()
                .map(Published::revision)
                .filter(number -> of(filing.id()).anyMatch(cover -> cover.hides(number)))
                .map(number -> filing.titleCovered())
                .orElse(filing);
    }

    /** Whether anything of a revision that everybody may see encloses the file. */
    public boolean shows(Revision revision, Attachment.Id file) {
        return shown(revision).enclosures().stream()
                .anyMatch(enclosure -> enclosure.id().equals(file));
    }

    /** Whether something of the revision is hidden. */
    public boolean hides(Revision revision) {
        return !shown(revision).equals(revision);
    }

    /** What hides something of a revision: whole, or a file of it. */
    public List<Cover> over(Revision revision) {
        var files = revision.enclosures().stream().map(Revision.Enclosure::id).toList();
        return revision.erased().isPresent()
                ? List.of()
                : of(revision.filing())
                        .filter(cover -> cover.hides(revision.number())
                                || cover.file().filter(files::contains).isPresent())
                        .toList();
    }

    /** The one that hides just this already. */
    Optional<Cover> like(Cover cover) {
        return standing.stream().filter(cover::sameAs).findFirst();
    }

    private Stream<Cover> of(Filing.Id filing) {
        return standing.stream().filter(cover -> cover.filing().equals(filing));
    }
}
