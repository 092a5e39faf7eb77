/** The supervision committee (村务监督委员会) checks a filing before it is published. */
@NullMarked
package village.api.disclosure.checking;

import org.jspecify.annotations.NullMarked;
