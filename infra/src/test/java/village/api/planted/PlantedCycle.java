package village.api.planted;

/** The other half is {@link village.api.plantedtoo.PlantedManager}. */
public final class PlantedCycle {}
