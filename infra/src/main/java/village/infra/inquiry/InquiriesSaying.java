package village.infra.inquiry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.inquiry.Inquiries.Slice;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquirySearch;
import village.api.place.Village;
import village.infra.postgres.Letters;

/** Inquiries of one village that say something: looked up by letters, and read in order where those are many. */
final class InquiriesSaying {
    /** A word that more inquiries say is met soon by whoever reads them in order. */
    private static final int FEW = 200;

    /** The village is in the letters; asked for in a way that is in no index, so that none of its own is read beside them. */
    private static final String SAYING = """
        select array(select id from inquiry
          where complaint_letters(village_id, inquiry_said(messages)) @>
              (select array_agg(right(cast(:village as text), 6) || part) from unnest(:parts) part)
            and village_id is not distinct from :village limit %d) as ids offset 0
        """.formatted(FEW + 1);

    private static final String FOUND = """
        %s where village_id = :village and %s and desk_code = any(:desks) and id < :after%s order by id desc limit :limit
        """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private InquiriesSaying() {}

    /** One more than the slice asks for where there are more; the latest asked first. */
    static Mono<List<Inquiry>> find(
            DatabaseClient client, Village.Id village, Set<String> desks, InquirySearch search, Slice slice) {
        var words = words(search);
        return client.sql(sql(words.keySet()))
                .bind("village", village.value())
                .bind("desks", desks.toArray(String[]::new))
                .bind("parts", parts(search))
                .bindValues(words)
                .bind("after", slice.after().orElse(LAST))
                .bind("limit", slice.limit() + 1)
                .map(InquiryRows::toInquiry)
                .all()
                .collectList();
    }

    private static String sql(Set<String> words) {
        var occur = words.stream()
                .map(word -> " and strpos(inquiry_said(messages), :" + word + ") > 0")
                .collect(Collectors.joining());
        var few = FOUND.formatted(
                InquiryRows.COLUMNS, "cardinality(said.ids) <= " + FEW + " and id = any(said.ids)", occur);
        var many = FOUND.formatted(InquiryRows.COLUMNS, "cardinality(said.ids) > " + FEW, occur);
        return "select found.* from (" + SAYING + ") said cross join lateral ((" + few + ") union all (" + many
                + ")) found order by found.id desc limit :limit";
    }

    private static Map<String, Object> words(InquirySearch search) {
        var named = new LinkedHashMap<String, Object>();
        IntStream.range(0, search.words().size())
                .forEach(each -> named.put("word" + each, search.words().get(each)));
        return named;
    }

    private static String[] parts(InquirySearch search) {
        return search.words().stream().flatMap(Letters::parts).distinct().toArray(String[]::new);
    }
}
