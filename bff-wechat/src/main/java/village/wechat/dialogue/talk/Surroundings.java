package village.wechat.dialogue.talk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import village.api.complaint.Complaint;
import village.api.place.Village;

/**
 * What the rules must know beside the dialogue.
 *
 * @param served the villages the account serves, in the order of their codes
 * @param bound where the follower is bound
 * @param scanned what the code stands for that he has just scanned
 * @param keywords what is known of answers to the message
 * @param waiting his cases that wait for something of him, the one he was asked about last first
 */
public record Surroundings(
        List<Village> served, Set<Village.Id> bound, Optional<Scan> scanned, Keywords keywords, List<Asked> waiting) {
    public Surroundings {
        served = List.copyOf(served);
        bound = Set.copyOf(bound);
        waiting = List.copyOf(waiting);
    }

    /** Where no village has keywords. */
    public Surroundings(List<Village> served, Set<Village.Id> bound, Optional<Scan> scanned) {
        this(served, bound, scanned, Keywords.NONE, List.of());
    }

    /** The same, with what is known of keywords. */
    public Surroundings with(Keywords known) {
        return new Surroundings(served, bound, scanned, known, waiting);
    }

    /** The same, with the cases that wait for the follower. */
    public Surroundings with(List<Asked> his) {
        return new Surroundings(served, bound, scanned, keywords, his);
    }

    /** A case its reporter was asked something about. */
    public record Waiting(Village.Id village, Complaint.Id complaint, String ticket) {}

    /**
     * A case that waits, as he may recognise it.
     *
     * @param about how his words begin; possibly nothing
     */
    public record Asked(Waiting to, String about) {}

    /**
     * What is known of a village's answers to a message.
     *
     * @param open whether they may be asked for
     * @param village whose answers were asked for; empty before that
     * @param reply what that village says; empty where it says nothing
     */
    public record Keywords(boolean open, Optional<Village.Id> village, Optional<String> reply) {
        static final Keywords NONE = new Keywords(false, Optional.empty(), Optional.empty());

        /** Nobody was asked yet. */
        public static final Keywords OPEN = new Keywords(true, Optional.empty(), Optional.empty());

        public static Keywords of(Village.Id village, Optional<String> reply) {
            return new Keywords(false, Optional.of(village), reply);
        }
    }

    /** A scanned code: a village's, or that of a door plate in it. */
    public record Scan(Village village, Optional<Plate> plate) {}
}
