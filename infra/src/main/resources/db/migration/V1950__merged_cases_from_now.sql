-- 并案以后，转来那一件的平台会听到并入的那一件有进展。从现在起：以前的不补发，读那一件就看得到。
insert into event_cursor (consumer, position, moved_at)
select 'merged-cases', coalesce(max(position), 0), now() from event
on conflict do nothing;
