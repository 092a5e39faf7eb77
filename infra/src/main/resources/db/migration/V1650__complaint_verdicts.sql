-- What was said of the cases that ended lately, counted by village.
create index complaint_ended on complaint (village_id, coalesce(rated_at, closed_at)) include (fixed, stars)
  where status in ('rated', 'closed') and closing is distinct from 'withdrawn';
