package village.api.setup;

import village.api.place.Village;

/**
 * How far a village is set up.
 *
 * @param people on its roster
 * @param promisedHours until the first answer; 0 where the village promised nothing of its own
 */
public record Settlement(Village village, long grids, long plates, long contacts, long people, long promisedHours) {}
