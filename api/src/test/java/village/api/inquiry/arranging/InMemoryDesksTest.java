package village.api.inquiry.arranging;

import java.util.UUID;
import village.api.inquiry.Desks;
import village.api.inquiry.InMemoryDesks;
import village.api.place.Village;

class InMemoryDesksTest implements DesksContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryDesks desks = new InMemoryDesks().lies(village, area());

    @Override
    public Desks desks() {
        return desks;
    }

    @Override
    public DeskRegister register() {
        return desks;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public long told(String desk, String type) {
        return desks.events().stream()
                .filter(event -> event.type().equals(KeptDesk.KIND + "." + type))
                .filter(event -> desk.equals(event.facts().get("desk")))
                .count();
    }

    @Override
    public String area() {
        return "330998101";
    }
}
