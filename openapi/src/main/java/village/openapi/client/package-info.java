/**
 * What a controller of the open API knows of who calls it.
 *
 * <p>A handler method says on itself who may call it; one that says nothing answers nobody (a test walks all routes):
 *
 * <ul>
 *   <li>{@link village.openapi.client.Scoped @Scoped(resource, access)}: signed calls of clients with that scope. Where
 *       the path has a variable {@code {village}}, the scope must cover that village; elsewhere some scope of that
 *       resource and access is enough, and the controller keeps to
 *       {@code caller.client().terms().areas(resource, access)} itself.
 *   <li>{@link village.openapi.client.Unsigned @Unsigned}: everybody, without a signature.
 * </ul>
 *
 * <p>It takes a parameter of type {@link village.openapi.client.SignedClient}: the client, the village of the path (by
 * its present or an earlier code), and the {@code Actor} to call use cases with: nobody in particular, reading what is
 * public in that village. Lists go through {@link village.openapi.client.ListRequest}, words and their Chinese labels
 * through the records of their resource. Refusals thrown by use cases are answered in one place.
 *
 * <p>What the filter has seen by then: the signature over the whole body, the clock, the nonce, the address, the quota,
 * the scope and the village. A body is read whole before the controller is asked.
 */
@NullMarked
package village.openapi.client;

import org.jspecify.annotations.NullMarked;
