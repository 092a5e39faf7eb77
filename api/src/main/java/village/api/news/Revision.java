package village.api.news;

import java.time.Instant;
import village.api.identity.Person;

/**
 * One state of an article's content; never changed.
 *
 * @param number from 1
 */
public record Revision(int number, Content content, Person.Id writer, Instant writtenAt) {}
