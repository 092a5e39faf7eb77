-- 接入方的约定和转来的诉求：数据库自己也守住。
alter table client
  add constraint client_quota_positive check (quota_count > 0 and quota_seconds > 0);
alter table client_scope
  add constraint client_scope_access_known check (access in ('read', 'write')),
  add constraint client_scope_area_digits check (area ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$');
alter table client_call
  add constraint client_call_client_fk foreign key (client_id) references client (id);
alter table platform_case
  add constraint platform_case_complaint_fk foreign key (village_id, complaint_id)
    references complaint (village_id, id),
  add constraint platform_case_client_fk foreign key (platform_id) references client (id);
alter table platform_update
  add constraint platform_update_complaint_fk foreign key (village_id, complaint_id)
    references complaint (village_id, id),
  add constraint platform_update_client_fk foreign key (platform_id) references client (id);
