package village.api.setup.grid;

import java.time.Clock;
import village.api.place.InMemoryVillageRegistry;
import village.api.place.VillageRegistry;

class InMemoryGridPlansTest implements GridPlansContract {
    private final InMemoryVillageRegistry places = new InMemoryVillageRegistry(Clock.systemUTC());
    private final GridPlans plans = new InMemoryGridPlans(places.grids);

    @Override
    public GridPlans plans() {
        return plans;
    }

    @Override
    public VillageRegistry registry() {
        return places;
    }
}
