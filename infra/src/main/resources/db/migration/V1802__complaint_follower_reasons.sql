-- 自己反映的并进来了，就不再算附议；人数随着减。
with turned as (
  update complaint_follower set why = 'merged' where why = 'supports' and own_id is not null
  returning village_id, complaint_id),
fewer as (select village_id, complaint_id, count(*) as people from turned group by village_id, complaint_id)
update complaint c set supports = greatest(c.supports - f.people, 0), version = c.version + 1
from fewer f
where c.village_id = f.village_id and c.id = f.complaint_id;

-- 附议的那一件并进来，后来又取消了附议的，不再关注。
with recursive below (village_id, root, id) as (
  select village_id, merged_into, id from complaint where merged_into is not null
  union select c.village_id, b.root, c.id from complaint c
    join below b on c.village_id = b.village_id and c.merged_into = b.id)
delete from complaint_follower f
where f.why = 'merged' and f.own_id is null
  and not exists (select from below b
    join complaint_follower s on s.village_id = b.village_id and s.complaint_id = b.id and s.person_id = f.person_id
    where b.village_id = f.village_id and b.root = f.complaint_id and s.why = 'supports')
  and not exists (select from below b
    join complaint c on c.village_id = b.village_id and c.id = b.id
    where b.village_id = f.village_id and b.root = f.complaint_id
      and (c.reporter_id = f.person_id or (c.source = 'family' and c.filer_id = f.person_id)));
