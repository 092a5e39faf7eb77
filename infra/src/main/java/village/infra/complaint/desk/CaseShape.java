package village.infra.complaint.desk;

import village.infra.complaint.ComplaintRows;

/**
 * How the cases of one village are reached, so that a page costs a page: in the order of an index, by way of whoever
 * works on them, or by way of the words they say. The village is {@code v.id}.
 *
 * @param byDue by due time, else newest first
 * @param his the condition that a case is somebody's own; empty for everybody's
 * @param where the other conditions, each with its {@code and}
 */
record CaseShape(boolean byDue, String his, String where) {
    /** A word that more cases say is met soon by whoever reads them in order. */
    private static final int FEW = 200;

    private static final String OWN_NEWEST = """
            (select id from complaint
              where village_id = v.id and handler_id = :person%1$s order by id desc limit :limit)
            union
            (select id from complaint where village_id = v.id and assistants @> array[:person] and assistants <> '{}'%1$s
              order by id desc limit :limit)
            union
            (select newest.id from unnest(:grids) own(grid) cross join lateral (select id from complaint
              where village_id = v.id and grid_id = own.grid%1$s order by id desc limit :limit) newest)
            """;
    /** The village is in the letters; asked for in a way that is in no index, so that none of its own is read beside them. */
    private static final String SAYING = """
            (select id from complaint
              where complaint_letters(village_id, text) @> (select array_agg(right(cast(v.id as text), 6) || part) from unnest(:parts) part)
                and village_id is not distinct from v.id limit %1$d)
            union
            (select complaint_id from complaint_transcript
              where complaint_letters(village_id, text) @> (select array_agg(right(cast(v.id as text), 6) || part) from unnest(:parts) part)
                and village_id is not distinct from v.id limit %1$d)
            """;

    /** Reads them in order. */
    String inOrder() {
        if (his.isEmpty()) {
            return select(where);
        }
        return byDue
                ? select(" and id = any(array(select id from complaint where village_id = v.id" + where + his + order()
                        + "))")
                : select(" and id = any(array(" + OWN_NEWEST.formatted(where) + "))");
    }

    /** Looks up those that say {@code parts}, and reads them in order where those are many. */
    String saying() {
        var few = " and cardinality(said.ids) <= " + FEW;
        var many = " and cardinality(said.ids) > " + FEW;
        return "select found.* from (select array(" + SAYING.formatted(FEW + 1)
                + ") as ids offset 0) said cross join lateral (("
                + select(few + " and id = any(said.ids)" + where + his)
                + ") union all ("
                + new CaseShape(byDue, his, many + where).inOrder()
                + ")) found";
    }

    private String select(String conditions) {
        return ComplaintRows.SELECT + "where village_id = v.id" + conditions + order();
    }

    private String order() {
        return (byDue ? " order by due_at, id" : " order by id desc") + " limit :limit";
    }
}
