package village.api.credit.certificate;

import java.time.Clock;
import java.time.Instant;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.CreditYear;
import village.api.credit.closing.Closings;
import village.api.credit.own.ReadOwnCredit;
import village.api.evidence.checkpoint.SigningKey;
import village.api.identity.Actor;
import village.api.place.Villages;

/** A member takes his certificate of a year; anybody checks one he was shown. */
public final class IssueCertificate {
    private final ReadOwnCredit credit;
    private final Closings closings;
    private final Villages villages;
    private final SigningKey key;
    private final Clock clock;

    public IssueCertificate(ReadOwnCredit credit, Closings closings, Villages villages, SigningKey key, Clock clock) {
        this.credit = credit;
        this.closings = closings;
        this.villages = villages;
        this.key = key;
        this.clock = clock;
    }

    /** A certificate with the form it is shown in. */
    public record Issued(Certificate certificate, String note, String token, String verifierKey) {}

    /** The same of the same day, or once the year is closed, for ever. Refuses years that have not begun. */
    public Mono<Issued> issue(Actor actor, ReadOwnCredit.Wish wish) {
        return credit.year(actor, wish)
                .filter(year -> year.year() <= CreditYear.of(clock.instant()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_FUTURE)))
                .flatMap(year -> Mono.zip(
                        villages.byId(year.who().member().village()),
                        asOf(year),
                        (village, asOf) -> issued(new Certificate(
                                village.county() + village.township() + village.name(),
                                year.who().name().value(),
                                year.year(),
                                year.account().balance(),
                                year.required(),
                                year.account().balance().covers(year.required()),
                                CreditYear.day(asOf),
                                year.closed()))));
    }

    private Mono<Instant> asOf(ReadOwnCredit.Year year) {
        return closings.of(year.who().member().village())
                .flatMap(all -> Mono.justOrEmpty(all.stream()
                        .filter(closing -> closing.year() == year.year())
                        .map(Closings.Closing::at)
                        .findFirst()))
                .switchIfEmpty(Mono.fromSupplier(clock::instant));
    }

    private Issued issued(Certificate certificate) {
        return new Issued(
                certificate,
                certificate.signed(key),
                certificate.token(key),
                key.verifier().toString());
    }

    /** What a certificate says; refuses what was not signed here. Nothing is looked up and nothing is kept. */
    public Mono<Certificate> verify(String token) {
        return Mono.fromSupplier(() -> Certificate.verified(token, key.verifier()));
    }
}
