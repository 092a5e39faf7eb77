package village.api.setup.contact;

import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.identity.Actor;
import village.api.setup.Founders;

/** An operator or the township's dispatcher enters whom everybody may call, and by whose consent. */
public final class KeepContacts {
    private final ContactBooks contacts;
    private final Clock clock;

    public KeepContacts(ContactBooks contacts, Clock clock) {
        this.contacts = contacts;
        this.clock = clock;
    }

    public Mono<List<KnownContact>> list(Actor actor) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor)).flatMap(contacts::all);
    }

    public Mono<KnownContact> enter(Actor actor, KnownContact.Entry entry, Once once) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village -> contacts.enter(village, entry, actor.requirePerson(), once, clock.instant()));
    }

    public Mono<KnownContact> change(Actor actor, KnownContact.Id id, KnownContact.Entry entry) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village -> contacts.change(village, id, entry, actor.requirePerson(), clock.instant()));
    }

    /** Whoever takes his consent back is not listed any more. */
    public Mono<Void> remove(Actor actor, KnownContact.Id id) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village -> contacts.remove(village, id, clock.instant()));
    }
}
