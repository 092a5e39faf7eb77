-- 诉求类别：多近、多久以内的同类诉求可能是同一件事；个人的事不填，不会提示给别人。
alter table complaint_category
  add column near_metres integer,
  add column near_days integer,
  add constraint complaint_category_near_whole check (num_nulls(near_metres, near_days) in (0, 2)),
  add constraint complaint_category_near_positive check (near_metres > 0 and near_days > 0);
comment on column complaint_category.near_metres is '多少米以内的同类诉求可能是同一件事，空为不提示';
comment on column complaint_category.near_days is '多少天以内的同类诉求可能是同一件事，空为不提示';

update complaint_category c set near_metres = n.metres, near_days = n.days
from (values
  ('0101', 100, 30), ('0102', 150, 30), ('0103', 100, 30), ('0104', 300, 30), ('0105', 100, 30), ('0106', 500, 3),
  ('0107', 300, 30),
  ('0201', 200, 30), ('0202', 100, 30), ('0203', 200, 60), ('0204', 100, 3), ('0205', 1000, 60), ('0206', 200, 60),
  ('0207', 200, 7),
  ('0301', 500, 3), ('0302', 500, 7), ('0303', 100, 15), ('0304', 500, 2), ('0305', 100, 30), ('0307', 500, 15),
  ('0405', 200, 7),
  ('0601', 1000, 15),
  ('0803', 200, 30), ('0903', 200, 30), ('1004', 200, 30), ('1006', 100, 30),
  ('1201', 200, 7), ('1204', 100, 30), ('1205', 100, 7), ('1206', 300, 15), ('1207', 200, 30), ('1208', 500, 7),
  ('1601', 200, 30), ('1602', 100, 30), ('1603', 500, 15), ('1604', 300, 30), ('1605', 200, 60), ('1606', 100, 30),
  ('1607', 100, 30)
) as n (code, metres, days)
where c.version = 'starter-2026' and c.code = n.code;

create index complaint_near on complaint (village_id, lat, lon)
  where lat is not null and not about_staff
    and status in ('submitted', 'accepted', 'dispatched', 'in-progress', 'need-info');
create index complaint_follower_person on complaint_follower (person_id, village_id, complaint_id);
