package village.api.disclosure.question;

import java.util.UUID;
import village.api.disclosure.Filing;
import village.api.place.Village;

class InMemoryQuestionsTest implements QuestionsContract, ObjectedAtOnceContract {
    private final InMemoryQuestions questions = new InMemoryQuestions();
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Filing.Id filing = new Filing.Id(UUID.randomUUID());

    @Override
    public Questions questions() {
        return questions;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Filing.Id filing() {
        return filing;
    }

    @Override
    public long happened(String type) {
        return questions.events().stream()
                .filter(event -> event.type().equals(Question.KIND + "." + type))
                .count();
    }
}
