package village.api.inquiry.faq;

import java.util.UUID;
import village.api.place.Village;

class InMemoryFaqsTest implements FaqsContract {
    private final InMemoryFaqs faqs = new InMemoryFaqs();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Faqs faqs() {
        return faqs;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public long happened(String type) {
        return faqs.events().stream()
                .filter(event -> event.type().equals(Faq.KIND + "." + type))
                .count();
    }
}
