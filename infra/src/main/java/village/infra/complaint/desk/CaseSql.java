package village.infra.complaint.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.complaint.Colour;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.desk.CaseGroup;
import village.api.complaint.desk.CaseQuery;
import village.api.complaint.desk.CaseSearch;
import village.api.place.Grid;
import village.api.place.Village;
import village.infra.complaint.clock.ColourSql;
import village.infra.postgres.Letters;

/**
 * The statement of one list: constant pieces, only those the query needs, so that every plan finds its index; what
 * people type is bound.
 */
record CaseSql(String text, Map<String, Object> values) {
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private static final String AFTER_DUE = """
         and (due_at, id) > (coalesce((select last.due_at from complaint last
          where last.village_id = any(:villages) and last.id = :after), '-infinity'), :after)
        """;
    private static final String OPEN =
            " and status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info')";
    private static final String OWED =
            " and status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info', 'transferred-out')";
    /** Not {@code exists}: PostgreSQL would read everybody's transcripts into a hash first. */
    private static final String OCCURS = """
         and (strpos(text, :word%1$d) > 0 or coalesce((select true from complaint_transcript t
          where t.village_id = complaint.village_id and t.complaint_id = complaint.id and strpos(t.text, :word%1$d) > 0
          limit 1), false))
        """;

    /** Neither in his hands nor his own matter: {@code Reporting.concerns}. */
    private static final String OF_OTHERS = """
         and handler_id is distinct from :checker and reporter_id is distinct from :checker
          and not (source in ('family', 'platform') and filer_id = :checker)
        """;

    private static final int TICKET = 8;

    static CaseSql of(CaseQuery query, Complaints.Slice slice) {
        var values = new LinkedHashMap<String, Object>();
        var where = new ArrayList<String>();
        var byDue = query.group().byDue();
        where.add(group(query.group()));
        where.add(byDue ? AFTER_DUE : " and id < :after");
        values.put("after", slice.after().map(Complaint.Id::value).orElse(byDue ? FIRST : LAST));
        where.add(hidden(query.view()));
        if (!query.ownVillages().isEmpty()) {
            where.add(PostgresCaseLists.NOT_ABOUT_COLLEAGUES);
            values.put(
                    "own", query.ownVillages().stream().map(Village.Id::value).toArray(UUID[]::new));
        }
        values.putAll(whose(query.view()));
        query.checker().ifPresent(who -> checkable(who, where, values));
        if (!query.categories().isEmpty()) {
            where.add(" and category_code = any(:categories)");
            values.put("categories", query.categories().toArray(String[]::new));
        }
        query.grid().ifPresent(grid -> {
            where.add(" and grid_id = :grid");
            values.put("grid", grid.value());
        });
        query.colour().ifPresent(colour -> {
            where.add(colour(colour));
            if (colour != Colour.DONE) {
                values.put("now", query.now());
            }
        });
        query.search().ifPresent(search -> search(search, where, values));
        var order = byDue ? "due_at, id" : "id desc";
        var shape = new CaseShape(byDue, his(query.view()), String.join("", where));
        var longest = longest(query.search());
        longest.ifPresent(word -> values.put("parts", Letters.parts(word).toArray(String[]::new)));
        var rows = longest.isPresent() ? shape.saying() : shape.inOrder();
        var text = "select hit.* from unnest(:villages) v(id) cross join lateral (" + rows + ") hit order by " + order
                + " limit :limit";
        return new CaseSql(text, values);
    }

    /** The word that is the rarest, as far as one can tell without looking. */
    private static Optional<String> longest(Optional<CaseSearch> search) {
        return search.map(CaseSearch::words).orElse(List.of()).stream().max(Comparator.comparing(String::length));
    }

    private static String group(CaseGroup group) {
        return switch (group) {
            case OPEN -> OPEN;
            case TO_ACCEPT -> " and status = 'submitted'";
            case TO_DISPATCH -> " and status in ('submitted', 'accepted')";
            case IN_HAND -> OPEN + " and status in ('dispatched', 'in-progress')";
            case NEED_INFO -> OPEN + " and status = 'need-info'";
            case TO_VERIFY -> " and status = 'answered'";
            case TRANSFERRED -> " and status = 'transferred-out'";
            case ENDED -> " and status in ('rejected', 'verified', 'rated', 'closed', 'merged')";
            case ALL -> "";
        };
    }

    private static String colour(Colour colour) {
        return switch (colour) {
            case RED -> OWED + " and " + ColourSql.RED;
            case YELLOW -> OWED + " and " + ColourSql.YELLOW;
            case GREEN -> OWED + " and " + ColourSql.GREEN;
            case DONE ->
                " and status not in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info',"
                        + " 'transferred-out')";
        };
    }

    private static void search(CaseSearch search, List<String> where, Map<String, Object> values) {
        search.ticket().ifPresent(begun -> {
            where.add(" and ticket between :ticketFrom and :ticketTo");
            values.put("ticketFrom", begun + "0".repeat(TICKET - begun.length()));
            values.put("ticketTo", begun + "9".repeat(TICKET - begun.length()));
        });
        IntStream.range(0, search.words().size()).forEach(each -> {
            where.add(OCCURS.formatted(each));
            values.put("word" + each, search.words().get(each));
        });
    }

    private static void checkable(CaseQuery.Checker who, List<String> where, Map<String, Object> values) {
        where.add(OF_OTHERS);
        values.put("checker", who.person().value());
        who.roster().ifPresent(roster -> {
            where.add(" and reporter_roster_id is distinct from :checkerRoster");
            values.put("checkerRoster", roster.value());
        });
    }

    static String hidden(Complaints.StaffView view) {
        return view.aboutStaff() ? "" : " and not about_staff";
    }

    static String his(Complaints.StaffView view) {
        return view.onlyHandledBy().isEmpty()
                ? ""
                : " and (handler_id = :person or :person = any(assistants) or grid_id = any(:grids))";
    }

    private static Map<String, Object> whose(Complaints.StaffView view) {
        return view.onlyHandledBy()
                .<Map<String, Object>>map(person -> Map.of(
                        "person",
                        person.value(),
                        "grids",
                        view.grids().stream().map(Grid.Id::value).toArray(UUID[]::new)))
                .orElseGet(Map::of);
    }

    /** Binds whose cases he sees. */
    static DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec spec, Complaints.StaffView view) {
        return spec.bindValues(whose(view));
    }

    /** The caller binds {@code villages} and {@code limit}. */
    DatabaseClient.GenericExecuteSpec on(DatabaseClient client) {
        return client.sql(text).bindValues(values);
    }
}
