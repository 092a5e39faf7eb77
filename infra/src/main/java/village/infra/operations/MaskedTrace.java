package village.infra.operations;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** {@code %maskedTrace} in a log pattern: the stack trace without personal numbers and secrets. */
public final class MaskedTrace extends ThrowableProxyConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return Masking.masked(super.convert(event));
    }
}
