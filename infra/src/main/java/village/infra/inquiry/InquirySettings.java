package village.infra.inquiry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How time acts on inquiries.
 *
 * @param clocks whether this instance looks for late ones; several may
 * @param rest how long it rests when none was late
 * @param batch how many it takes at once
 */
@ConfigurationProperties("village.inquiry")
record InquirySettings(
        @DefaultValue("true") boolean clocks,
        @DefaultValue("1m") Duration rest,
        @DefaultValue("100") int batch) {}
