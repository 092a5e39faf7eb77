-- Whoever reported a case that was merged is told by his own number, not by one he never saw.
alter table complaint_follower add column own_id uuid,
  add constraint complaint_follower_own_fk foreign key (village_id, own_id) references complaint (village_id, id);
comment on column complaint_follower.own_id is '他自己反映、并进来的那一件；只是附议的为空';
create index complaint_follower_own on complaint_follower (village_id, own_id) where own_id is not null;
update complaint_follower f set own_id = c.id
from complaint c
where c.village_id = f.village_id and c.merged_into = f.complaint_id and c.reporter_id = f.person_id;
