package village.api.gate;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.gate.number.SensitiveNumbers;
import village.api.place.Contacts;
import village.api.place.Village;

/** Looks through manuscripts. */
final class Scanner {
    private static final int MAX_PER_PLACE = 20;

    private final AttachmentTexts texts;
    private final VillageNumbers numbers;

    Scanner(AttachmentTexts texts, Contacts contacts) {
        this.texts = texts;
        this.numbers = new VillageNumbers(contacts);
    }

    /** Finds what the village did not publish itself. */
    Mono<SensitiveNumbers> numbers(Village.Id village) {
        return numbers.of(village);
    }

    /** In passages first, then in attachments, then in what pictures are called, in their order. */
    Mono<List<Finding>> findings(Village.Id village, Manuscript manuscript) {
        return numbers(village)
                .flatMap(numbers -> Flux.concat(
                                Flux.fromStream(() -> inPassages(manuscript, numbers)),
                                inAttachments(village, manuscript, numbers),
                                inPictures(village, manuscript, numbers))
                        .collectList());
    }

    private static Stream<Finding> inPassages(Manuscript manuscript, SensitiveNumbers numbers) {
        return manuscript.passages().stream()
                .flatMap(passage ->
                        numbers.in(passage.text()).stream().limit(MAX_PER_PLACE).map(hit -> Finding.in(passage, hit)));
    }

    private Flux<Finding> inAttachments(Village.Id village, Manuscript manuscript, SensitiveNumbers numbers) {
        var attachments = manuscript.attachments();
        return Flux.fromStream(IntStream.range(0, attachments.size()).boxed())
                .concatMap(number ->
                        existing(village, attachments.get(number)).map(reading -> findings(number, reading, numbers)))
                .concatMapIterable(found -> found);
    }

    private Flux<Finding> inPictures(Village.Id village, Manuscript manuscript, SensitiveNumbers numbers) {
        return Flux.fromIterable(manuscript.pictures())
                .concatMap(picture ->
                        existing(village, picture.file()).map(reading -> findings(picture, reading, numbers)))
                .concatMapIterable(found -> found);
    }

    private Mono<AttachmentTexts.Reading> existing(Village.Id village, Attachment.Id file) {
        return texts.of(village, file).switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ATTACHMENT_NOT_FOUND)));
    }

    private static List<Finding> findings(
            Manuscript.Picture picture, AttachmentTexts.Reading reading, SensitiveNumbers numbers) {
        return reading instanceof AttachmentTexts.Legible legible
                ? legible.parts().stream()
                        .flatMap(part -> numbers.in(part.text()).stream())
                        .map(hit -> Finding.in(picture, hit))
                        .limit(MAX_PER_PLACE)
                        .toList()
                : List.of();
    }

    private static List<Finding> findings(int number, AttachmentTexts.Reading reading, SensitiveNumbers numbers) {
        if (reading instanceof AttachmentTexts.Legible legible) {
            var found = legible.parts().stream()
                    .flatMap(part -> numbers.in(part.text()).stream()
                            .map(hit -> Finding.in(number, part, hit, legible.maskable())))
                    .limit(MAX_PER_PLACE);
            return Stream.concat(found, forPeople(number, legible)).toList();
        }
        return List.of(Finding.unreadable(number, (AttachmentTexts.Illegible) reading));
    }

    /** What nobody can read but a person. */
    private static Stream<Finding> forPeople(int number, AttachmentTexts.Legible legible) {
        var pages = legible.unread().isEmpty()
                ? Stream.<Finding>empty()
                : Stream.of(Finding.unread(number, legible.unread()));
        var pictures = legible.pictures() == 0
                ? Stream.<Finding>empty()
                : Stream.of(Finding.unseen(number, legible.pictures()));
        return Stream.concat(pages, pictures);
    }
}
