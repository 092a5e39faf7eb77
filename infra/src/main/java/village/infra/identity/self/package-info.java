/** What is kept about a person, table by table: how it is shown to him and how it goes. */
@NullMarked
package village.infra.identity.self;

import org.jspecify.annotations.NullMarked;
