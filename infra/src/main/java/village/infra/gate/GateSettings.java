package village.infra.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of a document the publish gate reads. What is larger needs a second person.
 *
 * @param maxInflated how large the parts of a docx or xlsx may be together
 * @param maxEntries how many parts it may have
 * @param maxText how large one part with text may be, and all text of a PDF
 * @param maxPages how many pages a PDF may have
 * @param patience how long one document may take
 */
@ConfigurationProperties("village.gate")
record GateSettings(
        @DefaultValue("100MB") DataSize maxInflated,
        @DefaultValue("5000") int maxEntries,
        @DefaultValue("32MB") DataSize maxText,
        @DefaultValue("500") int maxPages,
        @DefaultValue("20s") Duration patience) {}
