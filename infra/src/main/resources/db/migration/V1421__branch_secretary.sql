-- 党支部书记：管本支部党员的学习台账，由乡镇授予。
alter table role_grant drop constraint role_grant_role_known, drop constraint role_grant_place;
alter table role_grant
  add constraint role_grant_role_known check (role in
    ('grid-worker', 'branch-secretary', 'cadre', 'supervision-committee', 'dispatcher', 'supervisor', 'operator')),
  add constraint role_grant_place check (
    (role in ('dispatcher', 'supervisor') and area_code is not null and village_id is null)
    or (role = 'operator' and area_code is null and village_id is null)
    or (role in ('grid-worker', 'branch-secretary', 'cadre', 'supervision-committee')
      and village_id is not null and area_code is null));
comment on column role_grant.role is '职务：grid-worker 网格员，branch-secretary 党支部书记，cadre 村两委，supervision-committee 村务监督委员会，dispatcher 乡镇调度员，supervisor 县督查员，operator 运维';
alter table role_offer drop constraint role_offer_role_known, drop constraint role_offer_place;
alter table role_offer
  add constraint role_offer_role_known check (role in
    ('grid-worker', 'branch-secretary', 'cadre', 'supervision-committee', 'dispatcher', 'supervisor', 'operator')),
  add constraint role_offer_place check (
    (role in ('dispatcher', 'supervisor') and area_code is not null and village_id is null)
    or (role = 'operator' and area_code is null and village_id is null)
    or (role in ('grid-worker', 'branch-secretary', 'cadre', 'supervision-committee')
      and village_id is not null and area_code is null));
