-- 请来的专家的席位认人不认微信：接受邀请时他是名册上的谁，谁绑定成这个人，席位就是谁的。
alter table inquiry_invitation add column seat_village_id uuid;
alter table inquiry_invitation add column seat_roster_id uuid;
comment on column inquiry_invitation.seat_village_id is '接受的人在哪个村的名册上；空为还没有人接受';
comment on column inquiry_invitation.seat_roster_id is '接受的人的名册编号；解绑以后席位空着，重新绑定就恢复';
update inquiry_invitation i set (seat_village_id, seat_roster_id) = (
  select b.village_id, b.roster_id from binding b
  join village_area home on home.village_id = b.village_id and home.valid_to is null
  join village_area there on there.county_code = home.county_code and there.valid_to is null
  where b.person_id = i.accepted_by and b.state = 'bound' and there.township_code = i.area_code
  order by b.village_id, b.roster_id limit 1)
where i.accepted_by is not null;
alter table inquiry_invitation add constraint inquiry_invitation_seat_whole
  check ((seat_village_id is null) = (seat_roster_id is null));
alter table inquiry_invitation add constraint inquiry_invitation_seat_fk
  foreign key (seat_village_id, seat_roster_id) references roster_person (village_id, id);
drop index inquiry_invitation_held;
create index inquiry_invitation_seat on inquiry_invitation (seat_village_id, seat_roster_id)
  where seat_roster_id is not null and ended_at is null;
