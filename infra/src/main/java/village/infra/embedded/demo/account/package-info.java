/** Lets a demo person write to the public account without WeChat. */
@NullMarked
package village.infra.embedded.demo.account;

import org.jspecify.annotations.NullMarked;
