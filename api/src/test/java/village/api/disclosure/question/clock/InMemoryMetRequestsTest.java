package village.api.disclosure.question.clock;

import java.time.Instant;
import java.util.UUID;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingSteps;
import village.api.disclosure.Filings;
import village.api.disclosure.InMemoryFilings;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.question.Asked;
import village.api.disclosure.question.InMemoryQuestions;
import village.api.disclosure.question.Questions;
import village.api.place.Village;

class InMemoryMetRequestsTest implements MetRequestsContract, FilingSteps {
    private final InMemoryQuestions questions = new InMemoryQuestions();
    private final InMemoryFilings filings = new InMemoryFilings();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Questions questions() {
        return questions;
    }

    @Override
    public MetRequests metRequests() {
        return new InMemoryMetRequests(filings, questions);
    }

    @Override
    public Filings filings() {
        return filings;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public UUID newId() {
        return Asked.nextId();
    }

    @Override
    public Instant comesOut() {
        var id = filings.add(fresh(), drafted(ITEM, DisclosureClass.FINANCE, "2026-09-30"))
                .block();
        outAgain(id);
        return NOW;
    }

    @Override
    public void erased() {
        Filing.Id id = all().get(0).id();
        change(id, seen -> act().erased(seen.erased(1), 1, "含个人信息")).block();
    }
}
