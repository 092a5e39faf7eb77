package village.api.plantedtoo;

import village.api.planted.PlantedCycle;

/** Half of a planted cycle, under a planted name. */
public final class PlantedManager {
    PlantedCycle back;
}
