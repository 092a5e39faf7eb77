package village.api.catalogue;

import java.util.List;
import java.util.Optional;
import village.api.client.Resource;

/**
 * One information resource as somebody marked it; what its columns mean stands in the schema.
 *
 * @param code never changes
 * @param resource the scope that opens it; empty when it needs none
 * @param formats how it is given, for example {@code json}
 */
public record Outline(
        String code,
        String name,
        String summary,
        Optional<Resource> resource,
        Cycle cycle,
        List<String> formats,
        List<Mark> marks) {}
