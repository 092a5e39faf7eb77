package village.api.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A platform reads which data there are. The meaning of every column comes from the schema at that moment. */
public final class ReadCatalogue {
    private final List<Outline> outlines;
    private final SchemaNotes notes;

    public ReadCatalogue(List<Outline> outlines, SchemaNotes notes) {
        this.outlines = List.copyOf(outlines);
        this.notes = notes;
    }

    /** In the order they were marked. Fails when a marked column is not in the schema, or has no comment. */
    public Mono<List<Dataset>> read() {
        return notes.all()
                .map(known ->
                        outlines.stream().map(outline -> whole(outline, known)).toList());
    }

    private static Dataset whole(Outline outline, Map<String, Note> known) {
        return new Dataset(
                outline,
                outline.marks().stream()
                        .map(mark -> new Dataset.Item(mark, note(mark, known)))
                        .toList());
    }

    private static Note note(Mark mark, Map<String, Note> known) {
        return Optional.ofNullable(known.get(mark.path()))
                .orElseThrow(
                        () -> new IllegalStateException("column: " + mark.path() + " (expected: one with a comment)"));
    }
}
