package village.api.news;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import village.api.Ids;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;

/**
 * One act on an article: who, and when. Turns what the rules of {@link Article} make of it into a {@link Change}.
 *
 * @param person empty when a clock acts
 */
public record Act(Optional<Person.Id> person, Instant now, Ids ids) {
    public static Act of(Actor actor, Instant now, Ids ids) {
        return new Act(Optional.of(actor.requirePerson()), now, ids);
    }

    /** The set time came. */
    public static Act ofClock(Instant now, Ids ids) {
        return new Act(Optional.empty(), now, ids);
    }

    public Change write(Actor actor, Content content) {
        var id = new Article.Id(ids.next());
        return told(Article.written(id, actor.requireVillage(), content, by(), now), "news.written");
    }

    public Change revise(Article article, Content content) {
        return told(article.revised(content, by(), now), "news.edited");
    }

    public Change schedule(Article article, Instant at) {
        return told(article.scheduled(by(), at, now), "news.scheduled");
    }

    public Change unschedule(Article article) {
        return told(article.unscheduled(Optional.empty()), "news.unscheduled");
    }

    /** @param why a sentence for staff, without personal data */
    public Change holdBack(Article article, String why) {
        return told(article.unscheduled(Optional.of(why)), "news.held-back");
    }

    /** Told as {@code news.revised} where readers had seen an earlier revision. */
    public Change publish(Article article) {
        var again = article.publication().publishedAt().isPresent();
        var publisher = person.or(() -> article.publication().publisher());
        return told(article.published(publisher, now), again ? "news.revised" : "news.published");
    }

    public Change withdraw(Article article, String reason) {
        return told(article.withdrawn(by(), reason, now), "news.withdrawn");
    }

    private Person.Id by() {
        return person.orElseThrow();
    }

    private Change told(Article after, String type) {
        Map<String, String> facts = new LinkedHashMap<>();
        var content = after.head().content();
        facts.put("audience", word(content.audience()));
        facts.put("column", content.column().toString());
        facts.put("revision", Integer.toString(after.head().number()));
        facts.put("status", word(after.status()));
        person.ifPresent(actor -> facts.put("actor", actor.toString()));
        var subject = new Event.Subject(Article.OWNER, after.id().value(), after.version());
        return new Change(after, new Event(ids.next(), Optional.of(after.village()), subject, type, facts, now));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
