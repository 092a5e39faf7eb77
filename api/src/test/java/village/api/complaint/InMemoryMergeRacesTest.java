package village.api.complaint;

import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Transactions;
import village.api.complaint.reporter.InMemorySupports;
import village.api.complaint.reporter.Supports;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryMergeRacesTest implements MergeRacesContract {
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryFollowers followers = new InMemoryFollowers(complaints);
    private final Supports supports = new InMemorySupports(complaints, followers);
    private final Transactions transactions = new OneAtATime();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    /** What holds a village's merges does so until it ends. */
    private static final class OneAtATime implements Transactions {
        @Override
        public <T> Mono<T> together(Mono<T> work) {
            return Mono.defer(() -> Mono.justOrEmpty(alone(work)));
        }

        private synchronized <T> Optional<T> alone(Mono<T> work) {
            return work.blockOptional();
        }
    }

    @Override
    public Complaints complaints() {
        return complaints;
    }

    @Override
    public Followers followers() {
        return followers;
    }

    @Override
    public Supports supports() {
        return supports;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id somebody() {
        return Cases.person();
    }
}
