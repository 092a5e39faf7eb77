/** The numbers a village publishes, each with the consent it is published by. */
@NullMarked
package village.api.setup.contact;

import org.jspecify.annotations.NullMarked;
